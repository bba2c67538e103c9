import * as z from 'zod/mini';
import { date, json, language } from '#shared/http/parts.ts';
import { held, opened } from './held-booking.ts';
import { type QueueRoute, time } from './parts.ts';

// Routes of one booking, for who has its key.

const bookingKey = z.object({
  'booking-key': z.optional(z.string().check(z.describe('The `key` that the booking was answered with'))),
});

/** An id that cannot exist is answered as not found, like one that does not. */
const one = z.object({ id: z.string() });

export const readBooking = {
  method: 'GET',
  path: '/api/queue/bookings/{id}',
  summary: 'The booking that the key opens, or the wish for one',
  request: z.object({ path: one, headers: bookingKey }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export const cancelBooking = {
  method: 'DELETE',
  path: '/api/queue/bookings/{id}',
  summary: 'Cancel the booking, or withdraw the wish; cancelling twice answers the same',
  request: z.object({ path: one, headers: bookingKey }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['not-found', 'too-late', 'try-again'],
} as const satisfies QueueRoute;

export const moveBooking = {
  method: 'POST',
  path: '/api/queue/bookings/{id}/move',
  summary: 'Move the booking to another window; on another day it becomes a new booking with a new key',
  request: z.object({ path: one, headers: bookingKey, body: z.object({ date, window: time }) }),
  answer: { ...json, status: 200, schema: held },
  refusals: [
    'bad-date',
    'bad-window',
    'not-found',
    'cancelled',
    'full',
    'window-closed',
    'already-booked',
    'not-open',
    'too-late',
    'closed-day',
    'out-of-horizon',
    'too-many',
    'nothing-offered',
    'try-again',
  ],
} as const satisfies QueueRoute;

export const exportCalendar = {
  method: 'GET',
  path: '/api/queue/bookings/{id}/calendar.ics',
  summary: 'The booking as a calendar entry',
  request: z.object({
    path: one,
    headers: bookingKey,
    query: z.object({ language: z.optional(language) }),
  }),
  answer: { status: 200, type: 'text/calendar; charset=utf-8', schema: z.string(), cacheSeconds: 0 },
  refusals: ['not-found', 'cancelled', 'try-again'],
} as const satisfies QueueRoute;
