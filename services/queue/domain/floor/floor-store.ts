import type { Happened } from '#shared/events/event.ts';
import type { BookingId } from '../ids.ts';
import type { Learnt } from './estimate/learnt.ts';
import type { Counter, Day, Floor, Head, Line } from './floor.ts';
import type { FloorId, Ticket } from './ticket.ts';

/** What led to a write of the floor. */
export interface FloorCause {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly causationId: string;
  /** The account that did it; absent: nobody who signed in. */
  readonly officer?: string;
}

/** Items of a floor that are written together or not at all; each has the version after the one it was made from. */
export interface FloorWrite {
  readonly day?: Day;
  readonly head?: Head;
  readonly counter?: Counter;
  /** A ticket that is there, or with `isNew` one that is not. */
  readonly ticket?: Ticket;
  readonly isNew?: true;
  /** What happened to the ticket. */
  readonly events?: readonly Happened[];
  readonly line?: Line;
  readonly cause: FloorCause;
}

/** Where the floors of offices are kept. Faults throw. */
export interface FloorStore {
  /** Everything of a day, each item strongly consistent; the line is not newer than the rest. */
  readonly read: (id: FloorId) => Promise<Floor>;
  /** Strongly consistent. */
  readonly readDay: (id: FloorId) => Promise<Day | undefined>;
  /** Strongly consistent. */
  readonly readTicket: (id: FloorId, ticket: BookingId) => Promise<Ticket | undefined>;
  /** What boards show; eventually consistent. */
  readonly glance: (id: FloorId) => Promise<Pick<Floor, 'head' | 'line'>>;
  /** What the office's days have taught; at most as old as an eventually consistent read. */
  readonly learnt: (office: string) => Promise<Learnt>;
  /** Writes it if it is the next version of what is kept. */
  readonly keepLearnt: (office: string, learnt: Learnt) => Promise<'written' | 'stale'>;
  /** Writes if every item still has the version before and the ticket a legal prior state; `stale`: read again. */
  readonly commit: (id: FloorId, write: FloorWrite) => Promise<'written' | 'stale'>;
}
