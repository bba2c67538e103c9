import * as z from 'zod/mini';
import { instant, json, text } from '#shared/http/parts.ts';
import type { QueueRoute } from './parts.ts';

const place = z.object({ date: z.string(), start: z.string(), end: z.string() });

const offer = z.object({
  reason: text.check(z.describe('Why another place is offered')),
  /** A few that fit best. */
  suggestions: z.array(place).check(z.maxLength(3)),
  /** Every window with room, by day. */
  days: z.array(
    z.object({ date: z.string(), windows: z.array(z.object({ start: z.string(), end: z.string() })) }),
  ),
  now: instant,
});
export type OfferedPlaces = z.output<typeof offer>;

export const readOffer = {
  method: 'GET',
  path: '/api/queue/bookings/{id}/offer',
  summary:
    'Places that who lost theirs to a closing, or came and could not be served, may choose from; taken by moving the booking',
  request: z.object({
    path: z.object({ id: z.string() }),
    headers: z.object({
      'booking-key': z.optional(z.string().check(z.describe('The `key` that the booking was answered with'))),
    }),
  }),
  answer: { ...json, status: 200, schema: offer },
  refusals: ['not-found', 'nothing-offered', 'try-again'],
} as const satisfies QueueRoute;
