import * as z from 'zod/mini';
import { askedBy, askedDay, askedHeaders, held } from './held-booking.ts';
import { json, type QueueRoute, time } from './parts.ts';

const bookingRequest = z.object({ ...askedDay, window: time, ...askedBy });

export const bookSlot = {
  method: 'POST',
  path: '/api/queue/bookings',
  summary: 'Book a place in a window',
  request: z.object({ headers: askedHeaders, body: bookingRequest }),
  answer: { ...json, status: 201, schema: held },
  refusals: [
    'bad-key',
    'bad-proof',
    'bad-nik',
    'bad-name',
    'bad-phone',
    'bad-email',
    'bad-date',
    'bad-window',
    'not-found',
    'full',
    'window-closed',
    'already-booked',
    'cancelled',
    'key-reused',
    'not-open',
    'too-late',
    'closed-day',
    'out-of-horizon',
    'too-many',
    'try-again',
  ],
} as const satisfies QueueRoute;

export type BookingRequest = z.input<typeof bookingRequest>;
