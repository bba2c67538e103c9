import type { Catalogue } from '#shared/catalogue/schema.ts';
import { type Endpoint, endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { createChallenge, type Issue } from '#shared/proof-of-work/create-challenge.ts';
import { bookSlot as bookSlotRoute } from './contract/book-slot.ts';
import { routes } from './contract.ts';
import { admitBooking } from './operations/admit-booking.ts';
import { bookSlot } from './operations/book-slot.ts';
import { cancelBooking } from './operations/cancel-booking.ts';
import type { ErasePorts } from './operations/erase-booking.ts';
import { erasePerson } from './operations/erase-person.ts';
import { exportCalendar } from './operations/export-calendar.ts';
import { exportPerson } from './operations/export-person.ts';
import { listOffices } from './operations/list-offices.ts';
import { moveBooking } from './operations/move-booking.ts';
import type { BookingPorts } from './operations/ports.ts';
import { readAvailability } from './operations/read-availability.ts';
import { readBooking } from './operations/read-booking.ts';
import { readDays } from './operations/read-days.ts';
import { type OfferPorts, readOffer } from './operations/read-offer.ts';
import { type RecoveryPorts, requestRecovery } from './operations/request-recovery.ts';
import type { WishPorts } from './operations/wishes/ports.ts';
import { readDraw } from './operations/wishes/read-draw.ts';
import { wishForSlot } from './operations/wishes/wish-for-slot.ts';
import type { Refusal } from './refusals.ts';

/** The route that everybody wants at once; it has a function of its own. */
export const bookingEndpoint = (ports: BookingPorts): Endpoint<Refusal> =>
  endpoint(bookSlotRoute, bookSlot(ports), admitBooking(ports));

/** Every other route. */
export const otherEndpoints = (
  ports: WishPorts & RecoveryPorts & OfferPorts,
  { catalogue, issue }: { readonly catalogue: Catalogue; readonly issue: Issue },
): readonly Endpoint<Refusal>[] => [
  endpoint(routes.listOffices, listOffices(ports.region, catalogue)),
  endpoint(routes.readAvailability, readAvailability(ports)),
  endpoint(routes.readDays, readDays(ports)),
  endpoint(routes.createChallenge, createChallenge({ ...ports, issue })),
  endpoint(routes.wishForSlot, wishForSlot(ports), admitBooking(ports)),
  endpoint(routes.readDraw, readDraw(ports)),
  endpoint(routes.readBooking, readBooking(ports)),
  endpoint(routes.cancelBooking, cancelBooking(ports)),
  endpoint(routes.moveBooking, moveBooking(ports)),
  endpoint(routes.readOffer, readOffer(ports)),
  endpoint(routes.exportCalendar, exportCalendar(ports)),
  endpoint(routes.requestRecovery, requestRecovery(ports)),
];

/** The rights of a person, carried out by operators. */
export const personEndpoints = (ports: ErasePorts): readonly Endpoint<Refusal>[] => [
  staffEndpoint(routes.exportPerson, exportPerson(ports)),
  staffEndpoint(routes.erasePerson, erasePerson(ports)),
];
