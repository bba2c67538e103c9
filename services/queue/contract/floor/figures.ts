import * as z from 'zod/mini';
import { date, instant, json, officePath, slug } from '#shared/http/parts.ts';
import type { QueueRoute } from '../parts.ts';

// What an office's day looks like in numbers: services, hours and the hall, never people or officers.

/** Seconds: half and nine tenths of them are shorter; null: of nobody. */
const spread = z.nullable(z.object({ people: z.int(), p50: z.int(), p90: z.int() }));

const hall = z.object({
  /** Most people that were in the hall at once, and when that was first so; null: nobody came. */
  peak: z.int(),
  peakAt: z.nullable(instant),
  curve: z.array(
    z
      .object({ at: instant, people: z.int() })
      .check(z.describe('The most at once within the quarter of an hour that begins at `at`')),
  ),
});

const figures = z.object({
  office: slug,
  date: z.string(),
  now: instant,
  services: z.array(
    z.object({
      id: slug,
      /** Places that could be booked, and numbers for who just comes, as the day was planned. */
      seats: z.int(),
      walkInSeats: z.int(),
      /** Bookings that were not given up. */
      booked: z.int(),
      /** Of those, who came. */
      came: z.int(),
      walkIns: z.int(),
      served: z.int(),
      waiting: spread.check(z.describe('Until the last call of who was called')),
      serving: spread.check(z.describe('Between coming to the counter and leaving, of who was served')),
    }),
  ),
  hours: z.array(
    z.object({
      /** Local hour: 8 is from 08:00 to 09:00. */
      hour: z.int(),
      service: slug,
      arrived: z.int(),
      served: z.int().check(z.describe('Whose visit ended in that hour')),
      waiting: spread.check(z.describe('Of who was called in that hour')),
    }),
  ),
  hall,
});
export type Figures = z.output<typeof figures>;

export const readFigures = {
  method: 'GET',
  path: '/api/queue/offices/{office}/days/{date}/figures',
  summary: 'Figures of an office’s day: plan, booked and came, waits by hour and service, people in the hall',
  access: 'read-figures',
  request: z.object({ path: z.extend(officePath, { date }) }),
  answer: { ...json, status: 200, schema: figures },
  refusals: ['bad-date', 'not-found', 'out-of-horizon', 'try-again'],
} as const satisfies QueueRoute;
