/** A wait as people are told it: whole minutes; half and nine tenths of the waits like it are at most that long. */
export interface Wait {
  readonly p50: number;
  readonly p90: number;
}

/** How somebody is called: for priority, as booked, or by arrival (who just came, or came late). */
export type Kind = 'priority' | 'booked' | 'walk-in';

/** What somebody was told at check-in, and how they were to be called. */
export interface Told extends Wait {
  readonly kind: Kind;
}

/** Somebody in the line. */
export interface Waiting {
  readonly id: string;
  readonly service: string;
  readonly kind: Kind;
  /** From when it counts (epoch milliseconds); in the future: came before the booked window. */
  readonly since: number;
  /** Later arrivals that were called by turn before. */
  readonly overtaken: number;
  /** Sent by another counter: called before those who are booked. */
  readonly transferred?: true;
}

/** A counter that calls, or comes back from a break. */
export interface CallingCounter {
  readonly services: readonly string[];
  readonly priorityLast: boolean;
  /** Whom it has: called (epoch milliseconds) for this service; absent: nobody. */
  readonly busy?: { readonly service: string; readonly calledAt: number };
  /** From when it calls again (epoch milliseconds); absent: it is open. */
  readonly from?: number;
}

/** People who are still to come and go before some who wait: how many an hour, as it was in the last hour. */
export interface Coming {
  readonly service: string;
  readonly kind: 'priority' | 'booked';
  readonly perHour: number;
}

/** The floor of an office at an instant, as far as waits depend on it. */
export interface LineNow {
  /** In the order in which they count as having come. */
  readonly waiting: readonly Waiting[];
  readonly counters: readonly CallingCounter[];
  readonly coming: readonly Coming[];
  /** Later arrivals that may be called by turn before somebody who waits. */
  readonly mostOvertakings: number;
  /** Epoch milliseconds at which the local day began. */
  readonly midnight: number;
  /** Epoch milliseconds at which the office closes: nobody comes from then on. */
  readonly closes: number;
  /** Spans in which no counter calls by plan, such as the break at noon; epoch milliseconds. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}
