/** Functions that a faulty assembly wraps, by the start of their name in the template. */
export const wrappable = ['Api', 'Book', 'Settle', 'Sweep', 'Relay', 'Courier', 'Deliver'] as const;
export type Wrappable = (typeof wrappable)[number];

/** What a wrapped function is told at each invocation, by a file that a test writes while it runs. */
export interface Orders {
  /** Part of the invocations that die: before one of their calls, after its answer, or at the very end. */
  readonly crash?: number;
  /** Fails at once, as a function does that may not run. */
  readonly stopped?: boolean;
  /** Messages that hold this text reach the handler broken: a fault of this version of the function. */
  readonly chokesOn?: string;
  /** Milliseconds that its clock is ahead. */
  readonly ahead?: number;
}

/** What is added to the name of the orders for a file with a character for each invocation that failed because it was stopped. */
export const stoppedLog = '.stopped';

/** What a wrapped function knows from its start, by its environment. */
export interface Wrapping {
  readonly seed: number;
  /** File of its orders. */
  readonly orders: string;
  /** Times that it handles each event. */
  readonly times: number;
  /** Milliseconds that the clock of one of its workers may be off, to either side. */
  readonly skew: number;
}
