import * as z from 'zod/mini';
import { idempotencyKey, instant, json, officePath, slug } from '#shared/http/parts.ts';
import type { QueueRoute } from '../parts.ts';
import { ticket, wait } from './parts.ts';

// Coming in: who booked checks in, who just came takes a number.

/** A ticket to print, or to follow on a phone. */
const arrived = z.object({
  ticket,
  /** Tickets that are called before it, as the line stands. */
  ahead: z.int(),
  wait,
  link: z.nullable(
    z
      .string()
      .check(
        z.describe(
          'Page on which a number given here can be followed; the key stands in the fragment. null at check-in: who booked has the link, and a code that anybody can read or photograph must open nothing',
        ),
      ),
  ),
  now: instant,
});
export type Arrived = z.output<typeof arrived>;

export const checkIn = {
  method: 'POST',
  path: '/api/queue/offices/{office}/check-ins',
  summary: 'Check in a booking by the code of its QR; again answers the same',
  access: 'check-in',
  request: z.object({
    path: officePath,
    body: z.object({
      code: z
        .string({ error: 'bad-code' })
        .check(
          z.maxLength(120, 'bad-code'),
          z.describe(
            '`checkIn` of the booking, or its ticket: A012. At a kiosk a ticket shows only who is checked in already',
          ),
        ),
    }),
  }),
  answer: { ...json, status: 200, schema: arrived },
  refusals: [
    'bad-code',
    'not-found',
    'cancelled',
    'too-early',
    'other-office',
    'other-day',
    'scan-needed',
    'day-not-open',
    'day-over',
    'try-again',
  ],
} as const satisfies QueueRoute;

export const issueNumber = {
  method: 'POST',
  path: '/api/queue/offices/{office}/walk-ins',
  summary: 'A number for somebody who just came; the same key gives the same number',
  access: 'issue-number',
  request: z.object({
    path: officePath,
    headers: idempotencyKey,
    body: z.object({ service: slug, priority: z.optional(z.boolean()) }),
  }),
  answer: { ...json, status: 201, schema: arrived },
  refusals: [
    'bad-key',
    'not-found',
    'key-reused',
    'walk-ins-full',
    'day-not-open',
    'day-over',
    'closed-day',
    'try-again',
  ],
} as const satisfies QueueRoute;
