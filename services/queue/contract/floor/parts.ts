import * as z from 'zod/mini';
import { instant, slug } from '#shared/http/parts.ts';

// What the routes of the floor have in common: tickets, counters, and how they are named. Instants are epoch milliseconds.

/** 11 characters: of a booking, or made for who just came. */
export const ticketId = z.string().check(z.regex(/^[\w-]{11}$/, 'not-found'));

/** A counter of an office, as its sign says: `1` to `99`. */
export const counterId = z.string().check(z.regex(/^[1-9]\d?$/, 'not-found'));

export const ticketState = z.enum(['WAITING', 'CALLED', 'SERVING', 'PARKED', 'MISSED', 'DONE', 'CANCELLED']);

/** How a visit ended. */
export const outcome = z
  .enum(['finished', 'incomplete', 'referred', 'left'])
  .check(
    z.describe(
      'finished: got what they came for; incomplete: papers are missing, comes again; referred: another office; left: went away',
    ),
  );

/** Somebody in the hall, without the person. */
export const ticket = z.object({
  id: z.string(),
  ticket: z.string().check(z.describe('As people read it: A012; who just came has the letter of walk-ins')),
  service: slug,
  kind: z.enum(['booked', 'walk-in']),
  priority: z.boolean().check(z.describe('Elderly, disabled, pregnant or with an infant')),
  state: ticketState,
  arrivedAt: instant,
  /** From when it counts: the start of the booked window, or the arrival where that is later. */
  since: instant,
  late: z.boolean().check(z.describe('Came after the booked window: queues like somebody who just came')),
  counter: z.optional(counterId),
  calledAt: z.optional(instant),
  call: z.optional(
    z
      .int()
      .check(
        z.describe(
          'Its latest call: the place among the calls of the day. Send it with what is done about that call',
        ),
      ),
  ),
  servedAt: z.optional(instant),
  endedAt: z.optional(instant),
  /** Times that nobody came when it was called; after the second it is not called again by itself. */
  misses: z.int(),
  outcome: z.optional(outcome),
  /** Masked, for the counter that serves it: `S*** A***`. */
  name: z.optional(z.string()),
});
export type FloorTicket = z.output<typeof ticket>;

export const counterState = z.enum(['open', 'break', 'closed']);

export const counter = z.object({
  id: counterId,
  state: counterState,
  services: z.array(slug).check(z.describe('Whom it calls')),
  /** The account that works there; absent: nobody. */
  officer: z.optional(z.string()),
  mine: z.boolean(),
  /** The ticket that is called or served there. */
  ticket: z.nullable(ticket),
  parked: z.array(ticket),
  /** Until then nobody else may take the counter over; renewed by whatever is done there. */
  heldUntil: z.optional(instant),
});
export type Counter = z.output<typeof counter>;

/** A wait as people are told it: whole minutes, half and nine tenths of the waits like it are shorter. */
const minutes = z.object({ p50: z.int(), p90: z.int() });
export type Wait = z.output<typeof minutes>;

/** The wait of somebody, or why there is none to tell. */
export const wait = z.nullable(
  minutes.check(
    z.describe(
      'Minutes. null: the ticket does not wait, or no counter calls the service, comes back to it from a break, or is expected to open for it as on other days',
    ),
  ),
);
