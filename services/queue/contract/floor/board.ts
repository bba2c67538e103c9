import * as z from 'zod/mini';
import { instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import type { QueueRoute } from '../parts.ts';
import { counterId, ticketState, wait } from './parts.ts';

const call = z.object({ ticket: z.string(), counter: counterId, at: instant, again: z.int() });

const board = z.object({
  office: slug,
  date: z.string(),
  now: instant,
  /** Whether the day has been opened, is still to be, or is over. */
  day: z.enum(['before', 'open', 'over']),
  /** What stands at each open counter. */
  calling: z.array(call.check(z.describe('`again`: how often it was called again'))),
  /** The latest calls, newest first, at most eight. */
  last: z.array(call),
  services: z.array(
    z.object({
      id: slug,
      waiting: z.int(),
      /** Counters that call it now. */
      open: z.int(),
      /** Of who would come now. */
      wait,
      /** The next few, in order: may still change. */
      next: z.array(z.string()),
    }),
  ),
  notices: z.array(text),
});
export type Board = z.output<typeof board>;

export const readBoard = {
  method: 'GET',
  path: '/api/queue/offices/{office}/board',
  summary: 'What the board in the hall shows: numbers only',
  request: z.object({ path: officePath }),
  answer: { ...json, status: 200, schema: board, cacheSeconds: 1 },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

const place = z.object({
  ticket: z.string(),
  service: slug,
  state: ticketState,
  now: instant,
  /** Tickets that are called before it, as the line stands; null: not waiting. */
  ahead: z.nullable(z.int()),
  wait,
  /** The counter that calls or serves it. */
  counter: z.nullable(counterId),
  calledAt: z.nullable(instant),
  /** Seconds after which asking again makes sense. */
  askAgainSeconds: z.int(),
  /** Whether the service can be rated now, or was. */
  rating: z.enum(['not-yet', 'open', 'given']),
});
export type Place = z.output<typeof place>;

const placePath = z.object({ office: z.string(), date: z.string(), ticket: z.string() });
const key = z.object({ 'booking-key': z.optional(z.string()) });

export const readPlace = {
  method: 'GET',
  path: '/api/queue/offices/{office}/days/{date}/tickets/{ticket}',
  summary: 'Where a ticket stands in the line today, for who has its key; not found until it is checked in',
  request: z.object({ path: placePath, headers: key }),
  answer: { ...json, status: 200, schema: place },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export const rateService = {
  method: 'POST',
  path: '/api/queue/offices/{office}/days/{date}/tickets/{ticket}/rating',
  summary: 'Rate the service (never the officer) after it; the last tap within the day counts',
  request: z.object({
    path: placePath,
    headers: key,
    body: z.object({ rating: z.enum(['good', 'fair', 'poor']) }),
  }),
  answer: { ...json, status: 200, schema: z.object({ rating: z.enum(['good', 'fair', 'poor']) }) },
  refusals: ['not-found', 'not-served', 'too-many', 'try-again'],
} as const satisfies QueueRoute;
