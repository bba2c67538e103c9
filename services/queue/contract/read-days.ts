import * as z from 'zod/mini';
import { instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import { month, type QueueRoute } from './parts.ts';

const calendarDay = z.object({
  date: z.string(),
  /** `not-yet`: opens for booking later; `outside`: past, or beyond the horizon. */
  state: z.enum(['open', 'full', 'not-yet', 'closed', 'outside']),
  busy: z.nullable(z.enum(['low', 'medium', 'high'])),
  remaining: z.nullable(z.int()),
  bookingOpensAt: z.nullable(instant),
  draw: z.nullable(
    z
      .object({ collectsFrom: instant, drawsAt: instant })
      .check(z.describe('Of a day that is drawn: between these instants one can take part')),
  ),
  closed: z.nullable(text),
});

const days = z.object({
  office: slug,
  service: slug,
  month: z.string(),
  now: instant,
  days: z.array(calendarDay),
});

export const readDays = {
  method: 'GET',
  path: '/api/queue/offices/{office}/days',
  summary: 'Days of one month: which can be chosen, how busy they are, why they are closed',
  request: z.object({ path: officePath, query: z.object({ service: z.string(), month }) }),
  answer: { ...json, status: 200, schema: days, cacheSeconds: 2 },
  refusals: ['bad-date', 'not-found'],
} as const satisfies QueueRoute;

export type Days = z.output<typeof days>;
export type CalendarDay = z.output<typeof calendarDay>;
