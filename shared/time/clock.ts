/** Where the present comes from; tests and the one-machine host bring their own. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };
