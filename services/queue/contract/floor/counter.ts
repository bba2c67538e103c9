import * as z from 'zod/mini';
import { idempotencyKey, instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import type { QueueRoute } from '../parts.ts';
import { counter, counterId, counterState, outcome, ticket, ticketId, wait } from './parts.ts';

// The work at a counter, and the floor as a whole.

const counterPath = z.object({ office: z.string(), counter: counterId });

const atCounter = z.object({
  counter,
  waiting: z.int().check(z.describe('Whom this counter could call')),
  now: instant,
});
export type AtCounter = z.output<typeof atCounter>;

const counterRefusals = [
  'not-found',
  'counter-taken',
  'counter-closed',
  'day-not-open',
  'day-over',
  'try-again',
] as const;

export const readCounter = {
  method: 'GET',
  path: '/api/queue/offices/{office}/counters/{counter}',
  summary: 'A counter as it stands: who comes back after a crash goes on from here',
  access: 'work-counter',
  request: z.object({ path: counterPath }),
  answer: { ...json, status: 200, schema: atCounter },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export const setCounter = {
  method: 'PUT',
  path: '/api/queue/offices/{office}/counters/{counter}',
  summary: 'Open a counter for some services, take a break, close it; also renews the hold on it',
  access: 'work-counter',
  request: z.object({
    path: counterPath,
    body: z.object({
      state: counterState,
      services: z.optional(z.array(slug).check(z.minLength(1), z.maxLength(26))),
    }),
  }),
  answer: { ...json, status: 200, schema: atCounter },
  refusals: [...counterRefusals, 'counter-busy'],
} as const satisfies QueueRoute;

export const callNext = {
  method: 'POST',
  path: '/api/queue/offices/{office}/counters/{counter}/calls',
  summary:
    'Call the next ticket, or the one named; the same key gives the same answer. `finish` ends the one served first',
  access: 'work-counter',
  request: z.object({
    path: counterPath,
    headers: idempotencyKey,
    body: z.object({ ticket: z.optional(ticketId), finish: z.optional(outcome) }),
  }),
  answer: { ...json, status: 200, schema: atCounter },
  refusals: [...counterRefusals, 'bad-key', 'counter-busy', 'nobody-waits', 'wrong-state'],
} as const satisfies QueueRoute;

/** What an officer does with the ticket at the counter. */
const ticketAction = z.enum(['recall', 'miss', 'serve', 'finish', 'park', 'resume', 'transfer', 'requeue']);

export const actOnTicket = {
  method: 'POST',
  path: '/api/queue/offices/{office}/counters/{counter}/actions',
  summary:
    'Recall, miss, serve, finish, park, resume, transfer or requeue a ticket; the same key is carried out once, however late it comes again',
  access: 'work-counter',
  request: z.object({
    path: counterPath,
    headers: idempotencyKey,
    body: z.object({
      action: ticketAction,
      ticket: ticketId,
      call: z.optional(
        z
          .int()
          .check(
            z.gte(1),
            z.describe(
              '`call` of the ticket as it was seen: the action is refused once it has been called anew',
            ),
          ),
      ),
      outcome: z.optional(outcome.check(z.describe('With finish. Default: finished'))),
      service: z.optional(slug.check(z.describe('With transfer: where to; the place in the line is kept'))),
    }),
  }),
  answer: { ...json, status: 200, schema: atCounter },
  refusals: [...counterRefusals, 'bad-key', 'counter-busy', 'wrong-state'],
} as const satisfies QueueRoute;

const floor = z.object({
  date: z.string(),
  now: instant,
  day: z.enum(['before', 'open', 'over']),
  counters: z.array(counter),
  tickets: z
    .array(ticket)
    .check(z.describe('Everybody of the day, waiting ones first and in the order of calls')),
  services: z.array(
    z.object({
      id: slug,
      waiting: z.int(),
      open: z.int(),
      wait,
      /** The longest that anybody waits there now, in milliseconds. */
      longest: z.int(),
      /** Numbers still to be had by who just comes. */
      walkInsLeft: z.int(),
    }),
  ),
  notices: z.array(text),
  waitsTold: z
    .nullable(
      z.object({
        people: z.int(),
        /** Minutes by which `p50` was off, on average. */
        meanError: z.number(),
        withinP90: z.number().check(z.describe('Share (0–1) that was called by then')),
      }),
    )
    .check(
      z.describe('How good the waits were that the latest few hundred people were told; null: nobody yet'),
    ),
});
export type Floor = z.output<typeof floor>;

export const readFloor = {
  method: 'GET',
  path: '/api/queue/offices/{office}/floor',
  summary: 'Everything on the floor of an office today',
  access: 'read-floor',
  request: z.object({ path: officePath }),
  answer: { ...json, status: 200, schema: floor },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export const runDay = {
  method: 'PUT',
  path: '/api/queue/offices/{office}/day',
  summary:
    'Open or close the day on the floor. Closing tells who still waits and ends their tickets; it can be opened again',
  access: 'run-floor',
  request: z.object({
    path: officePath,
    body: z.object({
      state: z.enum(['open', 'over']),
      notices: z.optional(z.array(text).check(z.maxLength(5))),
    }),
  }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({
      day: z.enum(['before', 'open', 'over']),
      leftOver: z.array(z.string()),
      now: instant,
    }),
  },
  refusals: ['not-found', 'counter-busy', 'closed-day', 'try-again'],
} as const satisfies QueueRoute;
