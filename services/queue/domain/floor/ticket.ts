import type { LocalDate } from '#shared/time/local.ts';
import type { BookingId } from '../ids.ts';
import type { Told } from './estimate/wait.ts';

/** One floor is one office and day. */
export interface FloorId {
  readonly office: string;
  readonly date: LocalDate;
}

/** MISSED: called, and nobody came. PARKED: waits aside for a copy or a signature. DONE and CANCELLED are final. */
export type TicketState = 'WAITING' | 'CALLED' | 'SERVING' | 'PARKED' | 'MISSED' | 'DONE' | 'CANCELLED';

/** States that a ticket may have before a write leaves it in a state; the domain and the write's condition read this. */
export const priorTicketStates = {
  /** From elsewhere than nothing: transferred, or put back by the front desk. */
  WAITING: ['CALLED', 'SERVING', 'PARKED', 'MISSED'],
  CALLED: ['WAITING', 'MISSED'],
  SERVING: ['CALLED', 'PARKED'],
  PARKED: ['SERVING'],
  MISSED: ['CALLED'],
  /** DONE again: rated. */
  DONE: ['SERVING', 'PARKED', 'DONE'],
  CANCELLED: ['WAITING', 'PARKED', 'MISSED'],
} as const satisfies Record<TicketState, readonly TicketState[]>;

/** Why a ticket was called: the line, priority, or an officer's choice. */
export type CallReason = 'turn' | 'priority' | 'choice';

/** One call of a ticket: enough to tell afterwards whom it passed. */
export interface CallNote {
  /** Place among the calls of the office's day, from 1. */
  readonly no: number;
  readonly by: CallReason;
  /** Services that the counter called then. */
  readonly services: readonly string[];
  /** Names the request: the same request is not carried out twice. */
  readonly key: string;
}

export type Outcome = 'finished' | 'incomplete' | 'referred' | 'left';
export type Rating = 'good' | 'fair' | 'poor';

/** Somebody in the hall, without the person. Instants are epoch milliseconds. */
export interface Ticket {
  /** That of the booking; of who just came, made from the request's key. */
  readonly id: BookingId;
  /** As people read it: `A012`. */
  readonly label: string;
  readonly service: string;
  readonly kind: 'booked' | 'walk-in';
  readonly priority: boolean;
  readonly state: TicketState;
  /** Counts the writes of the subject: of a booking's ticket, those of the booking before it too. */
  readonly v: number;
  /** The request that it all began with. */
  readonly correlationId: string;
  readonly arrivedAt: number;
  /** From when it counts: the start of the booked window, or the arrival where that is later. */
  readonly since: number;
  /** Queues by arrival, like somebody who just came. */
  readonly late: boolean;
  /** Waits at a service that another counter sent it to. */
  readonly transferred: boolean;
  /** Calls of the day when it began to wait, or a few less: later ones may overtake it. */
  readonly from: number;
  readonly calls: readonly CallNote[];
  /** Times that nobody came when it was called. */
  readonly misses: number;
  /** Where it is, or was last. */
  readonly counter?: string;
  readonly calledAt?: number;
  readonly servedAt?: number;
  /** Since when it is served, or parked, without a break. */
  readonly stretchAt?: number;
  /** Milliseconds at counters and parked, before this stretch. */
  readonly served: number;
  readonly parked: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome;
  /** The latest requests that did something to it, by short names: none is carried out twice. */
  readonly acts?: readonly string[];
  /** The request that finished it and called another. */
  readonly finishKey?: string;
  readonly rating?: Rating;
  /** How often it was rated; absent: never. */
  readonly ratings?: number;
  /** The request for a document that the visit is for. */
  readonly request?: string;
  /** The wait that its person was told at check-in; absent: none could be. */
  readonly told?: Told;
}

/** Whether a ticket in one state may be written as another. */
export const mayTicketBecome = (from: TicketState, to: TicketState): boolean => {
  const prior: readonly TicketState[] = priorTicketStates[to];
  return prior.includes(from);
};

/** Whether it stands at a counter. */
export const isAtCounter = ({ state }: Pick<Ticket, 'state'>): boolean =>
  state === 'CALLED' || state === 'SERVING';

/** Milliseconds from when it counted until an instant. */
export const waitedUntil = ({ since }: Pick<Ticket, 'since'>, at: number): number => Math.max(0, at - since);
