import type { Operation, Outcome } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { OpenedBooking, Routes } from '../contract.ts';
import { cancel } from '../domain/cancel.ts';
import { standingOf } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { changeTerms } from './change-terms.ts';
import { commitDecision } from './commit-decision.ts';
import { type OpenedDetails, openDetails } from './open-booking.ts';
import { refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';
import { sayRefusal } from './say-refusal.ts';
import { findOffer } from './service-day.ts';
import { endWish } from './wishes/end-wish.ts';
import type { WishPorts } from './wishes/ports.ts';
import { presentWish, wishTerms } from './wishes/present-wish.ts';

type Route = Routes['cancelBooking'];

/** Cancels a booking for good, or withdraws a wish; who does it again gets the same answer. */
export const cancelBooking =
  (ports: WishPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openDetails(ports, { id: path.id, key: headers['booking-key'] });
    if (!opened) return refuse({ code: 'not-found' });
    return (opened.standing ? undefined : await withdraw(ports, opened)) ?? cancelPlace(ports, opened);
  };

/** Ends a wish; undefined: it has been given a place in the same moment, and that is what is cancelled. */
async function withdraw(
  ports: WishPorts,
  { ring, details, contact, sheet: { id } }: OpenedDetails,
): Promise<Outcome<OpenedBooking, Refusal> | undefined> {
  const ended = await endWish(ports, details, 'withdrawn');
  const sheet = await ports.sheets.read(id);
  if (!ended || !sheet) return refuse({ code: 'not-found' });
  if (standingOf(sheet, details.id)) return undefined;
  const terms = wishTerms(await ports.settings.inForce(), id);
  return { answer: presentWish(ports, ring, { details: ended, contact, sheet, terms, place: null }) };
}

async function cancelPlace(
  ports: WishPorts,
  { ring, details, contact, sheet }: OpenedDetails,
): Promise<Outcome<OpenedBooking, Refusal>> {
  const { id, tag } = details;
  const offer = findOffer(ports.region, sheet.id);
  if (!offer) return refuse({ code: 'not-found' });

  const terms = changeTerms(ports);
  const outcome = await commitDecision(ports.sheets, {
    sheet: sheet.id,
    booking: id,
    decide: (image) => cancel(image, { id, tag }, terms),
  });
  if ('refusal' in outcome) {
    return refuse(await sayRefusal(ports, { offer, date: sheet.id.date }, outcome.refusal));
  }
  return { answer: presentBooking(ports, ring, { id, ...outcome, contact, details }) };
}
