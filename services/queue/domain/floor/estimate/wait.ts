/** A wait as people are told it: whole minutes; half and nine tenths of the waits like it are at most that long. */
export interface Wait {
  readonly p50: number;
  readonly p90: number;
}

/** How somebody is called: for priority, as booked, or by arrival (who just came, or came late). */
export type Kind = 'priority' | 'booked' | 'walk-in';

/** Somebody in the line. */
export interface Waiting {
  readonly id: string;
  readonly service: string;
  readonly kind: Kind;
  /** Came before the booked window: from then on (epoch milliseconds) called before those who are called by arrival. */
  readonly due?: number;
}

/** A counter that is open, and with whom. */
export interface OpenCounter {
  readonly services: readonly string[];
  /** Whom it has: called (epoch milliseconds) for this service; absent: nobody. */
  readonly busy?: { readonly service: string; readonly calledAt: number };
}

/** The floor of an office at an instant, as far as waits depend on it. */
export interface LineNow {
  /** In the order of calls. */
  readonly waiting: readonly Waiting[];
  readonly counters: readonly OpenCounter[];
  /** Epoch milliseconds at which the local day began. */
  readonly midnight: number;
  /** Spans in which no counter calls by plan, such as the break at noon; epoch milliseconds. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}
