import * as z from 'zod/mini';
import { idempotencyKey, json } from '#shared/http/parts.ts';
import { askedBy, askedDay, askedFor, bookingRefusals, held } from './held-booking.ts';
import { type QueueRoute, time } from './parts.ts';

const bookingRequest = z.object({ ...askedDay, window: time, ...askedFor, ...askedBy });

export const bookSlot = {
  method: 'POST',
  path: '/api/queue/bookings',
  summary: 'Book a place in a window',
  request: z.object({ headers: idempotencyKey, body: bookingRequest }),
  answer: { ...json, status: 201, schema: held },
  refusals: ['bad-key', 'bad-proof', ...bookingRefusals],
} as const satisfies QueueRoute;

export type BookingRequest = z.input<typeof bookingRequest>;
