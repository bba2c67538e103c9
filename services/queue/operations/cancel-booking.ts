import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../contract.ts';
import { cancel } from '../domain/cancel.ts';
import type { Refusal } from '../refusals.ts';
import { changeTerms } from './change-terms.ts';
import { commitDecision } from './commit-decision.ts';
import { openBooking } from './open-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';
import { sayRefusal } from './say-refusal.ts';
import { findOffer } from './service-day.ts';

type Route = Routes['cancelBooking'];

/** Cancels a booking for good; who cancels it again gets the same answer. */
export const cancelBooking =
  (ports: BookingPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openBooking(ports, { id: path.id, key: headers['booking-key'] });
    if (!opened) return refuse({ code: 'not-found' });
    const { ring, details, contact, sheet } = opened;
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
  };
