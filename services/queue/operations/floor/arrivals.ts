import { checkedIn } from '#shared/events/queue.ts';
import { bookingKeyOf } from '#shared/identity/booking-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Arrived } from '../../contract.ts';
import type { Booking } from '../../domain/booking.ts';
import { admit, type BookedTime, isLate, ticketOfBooking } from '../../domain/floor/arrive.ts';
import { visitOf } from '../../domain/floor/events.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import { placeIn, withTold } from '../../domain/floor/line.ts';
import { leaveOver } from '../../domain/floor/run-day.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import { type Sheet, standingOf, windowOf } from '../../domain/sheet.ts';
import { ticketLabel } from '../../domain/ticket.ts';
import type { TellArrival } from '../check-in.ts';
import { type Decided, decideOnFloor } from './decide-on-floor.ts';
import { type FloorPorts, type Hall, lineTerms } from './hall.ts';
import { presentTicket } from './present-floor.ts';

const minute = 60_000;

type ArrivalPorts = Pick<FloorPorts, 'floors' | 'region'>;

/** What a booking's ticket is made of, besides the floor. */
function bookedOf({ region }: Pick<FloorPorts, 'region'>, hall: Hall, booking: Booking, sheet: Sheet) {
  const standing = standingOf(sheet, booking.id);
  const number = booking.number ?? standing?.number;
  if (number === undefined) throw new Error(`Booking ${booking.id} has no number.`);
  const { name, window } = windowOf(sheet, number);
  const at = (time: typeof name) => instantOf(sheet.id.date, time, region.timezone);
  const time: BookedTime = {
    start: at(name),
    lateFrom: at(window.end) + hall.rules.lateAfterMinutes * minute,
  };
  return {
    time,
    window: name,
    booked: {
      ...booking,
      arrivedAt: booking.arrivedAt ?? hall.now,
      label: ticketLabel(sheet.letter, number),
    },
  };
}

/** Tells that the person of a booking came. */
export const tellArrival =
  (ports: ArrivalPorts, hall: Hall): TellArrival =>
  (booking, sheet) => {
    const { time, window, booked } = bookedOf(ports, hall, booking, sheet);
    const late = isLate(time, booked.arrivedAt);
    return [checkedIn.of({ ...visitOf(hall.id, ticketOfBooking(booked, time, 0)), window, late })];
  };

/** Puts the ticket of a booking whose person came; one that comes after the day was closed is left over. */
export async function admitBooking(
  ports: ArrivalPorts,
  hall: Hall,
  { booking, sheet }: { readonly booking: Booking; readonly sheet: Sheet },
  causationId: string,
): Promise<Decided> {
  const { time, booked } = bookedOf(ports, hall, booking, sheet);
  const cause = { now: hall.now, causationId };
  const terms = await lineTerms(ports, hall);
  const admitted = await decideOnFloor(ports, hall.id, {
    cause,
    decide: (floor) => admit(floor, withTold(floor, terms, ticketOfBooking(booked, time, floor.head.calls))),
  });
  if ('refusal' in admitted || (await ports.floors.readDay(hall.id))?.state !== 'over') return admitted;
  return decideOnFloor(ports, hall.id, {
    cause,
    decide: (floor) => {
      const ticket = floor.tickets.find(({ id }) => id === booking.id);
      return ticket ? leaveOver(floor, ticket, hall.now) : { kind: 'done' };
    },
  });
}

/** Page on which somebody who just came follows the place of a number. */
export const followLink = (
  { siteOrigin }: Pick<FloorPorts, 'siteOrigin'>,
  ring: KeyRing,
  { office, date, id }: Hall['id'] & Pick<Ticket, 'id'>,
): string => `${siteOrigin}/antre#${office}.${date}.${bookingKeyOf(ring, id, date)}`;

/** The answer to who came in, without a key. */
export async function presentArrived(
  ports: Pick<FloorPorts, 'floors'>,
  { floor, hall, ticket }: { readonly floor: Floor; readonly hall: Hall; readonly ticket: Ticket },
): Promise<Arrived> {
  return {
    ticket: presentTicket(ticket),
    ...(ticket.state === 'WAITING'
      ? placeIn(floor, await lineTerms(ports, hall), ticket)
      : { ahead: 0, wait: null }),
    link: null,
    now: hall.now,
  };
}
