/** Capacity units and calls, and how much of them led to nothing. */
export interface Tally {
  writes: number;
  /** Of the writes: conditions that failed. */
  wastedWrites: number;
  reads: number;
  claims: number;
  failedClaims: number;
  throttledCalls: number;
  invocations: number;
  coldStarts: number;
  /** Milliseconds that functions were billed for. */
  billed: number;
  /** Requests that the API took, and those it refused with 429 by itself. */
  requests: number;
  refusedByApi: number;
  refusedByLambda: number;
  /** Answers "try again" of the function. */
  tryAgain: number;
  challenges: number;
}

export const emptyTally = (): Tally => ({
  writes: 0,
  wastedWrites: 0,
  reads: 0,
  claims: 0,
  failedClaims: 0,
  throttledCalls: 0,
  invocations: 0,
  coldStarts: 0,
  billed: 0,
  requests: 0,
  refusedByApi: 0,
  refusedByLambda: 0,
  tryAgain: 0,
  challenges: 0,
});
