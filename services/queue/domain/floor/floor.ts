import type { BookingId } from '../ids.ts';
import { type FloorId, isAtCounter, type Ticket } from './ticket.ts';

/** A text in both languages. */
export interface Notice {
  readonly id: string;
  readonly en: string;
}

/** The day of an office's floor; there is none before it was opened. */
export interface Day {
  readonly state: 'open' | 'over';
  readonly v: number;
  readonly notices: readonly Notice[];
  /** Number of a walk-in issued last. */
  readonly last: number;
  /** Walk-ins so far, by service. */
  readonly issued: Readonly<Record<string, number>>;
}

/** The latest call of a counter, or one of the latest of the office. */
export interface Called {
  /** Place among the calls of the day. */
  readonly no: number;
  readonly ticket: string;
  readonly counter: string;
  readonly at: number;
  /** How often it was called again. */
  readonly again: number;
}

/** What every call writes: calls are put in order by it. */
export interface Head {
  readonly v: number;
  /** Calls of the day so far. */
  readonly calls: number;
  /** The latest call of each counter, whatever became of it. */
  readonly at: Readonly<Record<string, Called>>;
  /** The latest calls of all, newest first. */
  readonly last: readonly Called[];
}

/** A counter of the hall. Instants are epoch milliseconds. */
export interface Counter {
  readonly id: string;
  readonly v: number;
  readonly state: 'open' | 'break' | 'closed';
  /** Whom it calls. */
  readonly services: readonly string[];
  /** The account that works there. */
  readonly officer?: string;
  /** When the officer last did something that wrote the counter. */
  readonly at: number;
  /** The ticket that stands there, unless it has left since: the ticket itself says so. */
  readonly ticket?: BookingId;
  /** Whether its last call was for priority. */
  readonly priorityLast: boolean;
}

/** The floor of an office's day as one read found it. */
export interface Floor {
  readonly id: FloorId;
  readonly day: Day | undefined;
  readonly head: Head;
  readonly counters: readonly Counter[];
  readonly tickets: readonly Ticket[];
  readonly line: Line | undefined;
}

/** Who waits, in order, for boards and phones: follows the tickets by the table's stream. */
export interface Line {
  readonly v: number;
  /** Calls of the day that it has seen. */
  readonly calls: number;
  /** The ticket that stands at each counter. */
  readonly at: Readonly<Record<string, string>>;
  /** Waiting tickets in order: label and service. */
  readonly order: readonly (readonly [label: string, service: string])[];
  /** The services that each open counter calls. */
  readonly open: readonly (readonly string[])[];
  readonly day: 'before' | 'open' | 'over';
  readonly notices: readonly Notice[];
  /** Minutes until the call of who would come now, and of the waiting ones at some places of the order. */
  readonly waits: Readonly<Record<string, ServiceWaits>>;
}

/** Waits of a service: `[tickets ahead, half of them shorter, nine tenths shorter]` in minutes, by tickets ahead. */
export type ServiceWaits = readonly (readonly [ahead: number, p50: number, p90: number])[];

export const noHead: Head = { v: 0, calls: 0, at: {}, last: [] };

/** A counter that nobody has opened yet. */
export const closedCounter = (id: string): Counter => ({
  id,
  v: 0,
  state: 'closed',
  services: [],
  at: 0,
  priorityLast: false,
});

/** The counter by its sign; one that nobody opened yet is closed. */
export const counterOf = ({ counters }: Pick<Floor, 'counters'>, id: string): Counter =>
  counters.find((counter) => counter.id === id) ?? closedCounter(id);

/** The ticket that stands at a counter now. */
export const ticketAt = (
  { tickets }: Pick<Floor, 'tickets'>,
  { id, ticket }: Pick<Counter, 'id' | 'ticket'>,
): Ticket | undefined => {
  const known = ticket && tickets.find((one) => one.id === ticket);
  return known && isAtCounter(known) && known.counter === id ? known : undefined;
};

/** Counters that call now. */
export const openCounters = ({ counters }: Pick<Floor, 'counters'>): readonly Counter[] =>
  counters.filter(({ state }) => state === 'open');
