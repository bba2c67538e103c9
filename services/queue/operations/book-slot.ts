import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import type { Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';
import { placeBooking } from './place-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { findOffer } from './service-day.ts';

type Route = Routes['bookSlot'];

/** Books a place for somebody with a NIK. */
export const bookSlot =
  (ports: BookingPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ headers, body }, { correlationId }) => {
    const offer = findOffer(await ports.settings.inForce(), body);
    if (!offer) return refuse({ code: 'not-found' });
    const ring = await ports.keys();
    return placeBooking(ports, ring, {
      id: bookingIdOf(ring, headers['idempotency-key']),
      offer,
      date: body.date,
      window: body.window,
      contact: { ...body.person, language: body.language ?? 'id' },
      priority: body.priority ?? false,
      correlationId,
      request: body.request,
    });
  };
