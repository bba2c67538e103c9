import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';
import { openBooking } from './open-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';

type Route = Routes['readBooking'];

/** Shows a booking to who holds its key. */
export const readBooking =
  (ports: BookingPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openBooking(ports, { id: path.id, key: headers['booking-key'] });
    if (!opened) return refuse({ code: 'not-found' });
    return { answer: presentBooking(ports, opened.ring, { id: opened.details.id, ...opened }) };
  };
