import * as z from 'zod/mini';
import { date, instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import type { QueueRoute } from './parts.ts';

const availabilityWindow = z.object({
  start: z.string(),
  end: z.string(),
  capacity: z.int(),
  remaining: z.int(),
  state: z.enum(['open', 'full', 'not-yet', 'closed']),
  /** When self-service for the window ends and check-in opens. */
  till: instant,
});

const availability = z.object({
  office: slug,
  service: slug,
  date: z.string(),
  now: instant,
  /** Null on a day that has no windows. */
  bookingOpensAt: z.nullable(instant),
  /** Why there are no windows. */
  closed: z.nullable(text),
  windows: z.array(availabilityWindow),
  waitlist: z.nullable(
    z
      .object({
        open: z.boolean().check(z.describe('A wish for some window that is full would be taken now')),
        waiting: z.nullable(z.int().check(z.describe('null: not known'))),
      })
      .check(z.describe('null: this day has none')),
  ),
  draw: z.nullable(
    z
      .object({
        /** Wishes are taken from then on … */
        collectsFrom: instant,
        /** … those before this instant are drawn; what is left is booked from `bookingOpensAt` on. */
        drawsAt: instant,
        drawnAt: z.nullable(instant),
      })
      .check(z.describe('null: the places of this day go to who comes first')),
  ),
});

export const readAvailability = {
  method: 'GET',
  path: '/api/queue/offices/{office}/availability',
  summary: 'Windows of one day and how many places are left',
  request: z.object({ path: officePath, query: z.object({ service: z.string(), date }) }),
  answer: { ...json, status: 200, schema: availability, cacheSeconds: 2 },
  refusals: ['bad-date', 'not-found'],
} as const satisfies QueueRoute;

export type Availability = z.output<typeof availability>;
