import type { Operation, Outcome } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import type { LocalDate, LocalTime } from '#shared/time/local.ts';
import type { HeldBooking, Routes } from '../contract.ts';
import { move } from '../domain/move.ts';
import { offered, offerOf, provisionOf } from '../domain/offer.ts';
import type { Favour } from '../domain/seat.ts';
import type { Refusal } from '../refusals.ts';
import { changeTerms } from './change-terms.ts';
import { commitDecision } from './commit-decision.ts';
import { type Opened, openBooking } from './open-booking.ts';
import { placeBooking, resume, type Wanted } from './place-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';
import { sayRefusal } from './say-refusal.ts';
import { findOffer, type Offer } from './service-day.ts';

type Route = Routes['moveBooking'];
type Moved = Outcome<HeldBooking, Refusal>;
interface Target {
  readonly date: LocalDate;
  readonly window: LocalTime;
}

/** Moves a booking: within the day it keeps its id and key; on another day a new booking replaces it. */
export const moveBooking =
  (ports: BookingPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async (request, { correlationId }) => {
    let outcome = await moveOnce(ports, request, correlationId);
    // A closing that was undone in the same moment offers nothing any more: what everybody may do is tried then.
    for (let again = 0; again < PATIENCE && isOfferOver(outcome); again += 1) {
      outcome = await moveOnce(ports, request, correlationId);
    }
    return outcome;
  };

/** Times that what a favour stands on may change under a move. */
const PATIENCE = 3;

const isOfferOver = (outcome: Moved): boolean =>
  'refused' in outcome && outcome.refused[0].code === 'nothing-offered';

async function moveOnce(
  ports: BookingPorts,
  { path, headers, body }: RequestOf<Route>,
  correlationId: string,
): Promise<Moved> {
  const opened = await openBooking(ports, { id: path.id, key: headers['booking-key'] });
  const offer = opened && findOffer(await ports.settings.inForce(), opened.sheet.id);
  if (!opened || !offer) return refuse({ code: 'not-found' });
  if (body.date === opened.sheet.id.date) return moveWithinDay(ports, opened, { offer, window: body.window });
  // Who lost a place comes before everybody else, and their move is not counted.
  const entitled = offerOf(opened, ports.clock.now()) !== undefined;
  const provided = provisionOf(opened.details.id, opened);
  const favour = entitled ? { ...offered(offer.service), ...(provided && { provided }) } : undefined;
  return moveToAnotherDay(ports, opened, { offer, to: body, correlationId, favour });
}

async function moveWithinDay(
  ports: BookingPorts,
  { ring, details, contact, sheet }: Opened,
  { offer, window }: { readonly offer: Offer; readonly window: LocalTime },
): Promise<Outcome<HeldBooking, Refusal>> {
  const { id, tag } = details;
  const terms = changeTerms(ports);
  const favour = offered(offer.service);
  const outcome = await commitDecision(ports.sheets, {
    sheet: sheet.id,
    booking: id,
    decide: (image) => move(image, { id, tag, to: window, favour }, terms),
  });
  if ('refusal' in outcome) {
    return refuse(await sayRefusal(ports, { offer, date: sheet.id.date }, outcome.refusal));
  }
  return { answer: presentBooking(ports, ring, { id, ...outcome, contact, details }) };
}

/**
 * Claims on the other day; settling then cancels the old booking until it is dead. The new id follows from the old one and
 * the target, so that asking again is the same request.
 */
async function moveToAnotherDay(
  ports: BookingPorts,
  { ring, details, contact, sheet, standing }: Opened,
  {
    offer,
    to,
    correlationId,
    favour,
  }: {
    readonly offer: Offer;
    readonly to: Target;
    readonly correlationId: string;
    readonly favour: Favour | undefined;
  },
): Promise<Outcome<HeldBooking, Refusal>> {
  const wanted: Wanted = {
    id: bookingIdOf(ring, `move\n${details.id}\n${to.date}\n${to.window}`),
    offer,
    date: to.date,
    window: to.window,
    contact,
    priority: details.priority,
    correlationId,
    from: details.id,
    request: details.request,
    favour,
  };
  const goneTo = { wanted, sheet: { ...sheet.id, date: to.date } };
  if (favour !== undefined) return placeBooking(ports, ring, wanted);
  if (standing.state === 'released') return resume(ports, ring, goneTo, { code: 'cancelled' });
  const till = sheet.windows[standing.window]?.till ?? 0;
  if (details.state === 'ARRIVED' || ports.clock.now() >= till) {
    return resume(ports, ring, goneTo, { code: 'too-late', till, timezone: ports.region.timezone });
  }
  return placeBooking(ports, ring, wanted);
}
