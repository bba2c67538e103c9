import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { type Actor, groupOf } from '#shared/identity/actor.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { identityOf } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import { floorOf } from '#shared/region/floor.ts';
import { nextMidnight } from '#shared/time/zone.ts';
import type { Routes } from '../contract.ts';
import type { BookingId } from '../domain/ids.ts';
import type { Refusal } from '../refusals.ts';
import type { DeskPorts } from './desk-ports.ts';
import { placeBooking, type Share } from './place-booking.ts';
import { refuse } from './ports.ts';
import { findOffer, type Offer } from './service-day.ts';

type Route = Routes['bookForOthers'];

/** Books for somebody who cannot: the same rules, no proof of work, and the account of who books in the details and the event. */
export const bookForOthers =
  (ports: DeskPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path: { office }, headers, body }, call) => {
    const offer = findOffer(await ports.settings.inForce(), { office, service: body.service });
    if (!offer) return refuse({ code: 'not-found' });
    const ring = await ports.keys();
    const id = bookingIdOf(ring, headers['idempotency-key']);
    const { person, date, window } = body;
    const tag = tagOf(ring, identityOf(person, id), date);
    await noteLook(ports, call, { office, action: 'book-for-others', why: 'booking-for', tag, booking: id });
    const { nik, document } = person;
    // A number of some other paper may be anything: it tells two bookings of a person no better than none.
    const named = nik !== undefined || (document !== undefined && document.kind !== 'other');
    return placeBooking(ports, ring, {
      id,
      offer,
      date,
      window,
      contact: { ...person, language: body.language ?? 'id' },
      priority: body.priority ?? false,
      correlationId: call.correlationId,
      bookedBy: call.actor.id,
      request: body.request,
      ...shareOf(ports, { actor: call.actor, offer, id, named }),
    });
  };

/** Roles of an office that book for as many as come to their desk. */
const unlimited = ['front-desk', 'officer', 'supervisor', 'head'] as const;

/**
 * Helpers have a share of the day. Who books for somebody that no paper names has the same, whoever it is: nothing else keeps one
 * person from holding two of these.
 */
function shareOf(
  { allowances, clock, region }: DeskPorts,
  wish: { readonly actor: Actor; readonly offer: Offer; readonly id: BookingId; readonly named: boolean },
): { readonly share?: Share } {
  const { actor, offer, id, named } = wish;
  const { office } = offer;
  const isHelper = !unlimited.some((role) => actor.roles.includes(groupOf(office.id, role)));
  if (!isHelper && named) return {};
  const limit = floorOf(office).helperBookingsPerDay;
  const until = nextMidnight(clock.now(), region.timezone) / 1000;
  const counted = { subject: `${isHelper ? 'HELPER' : 'UNNAMED'}#${actor.id}`, until, once: id };
  return {
    share: {
      take: async () =>
        (await allowances.take({ ...counted, limit }))
          ? undefined
          : { code: 'too-many', what: 'for-others', limit },
      giveBack: () => allowances.giveBack(counted),
    },
  };
}
