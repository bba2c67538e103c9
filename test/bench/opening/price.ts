import { priceOf } from '../../../operator/cost/prices.ts';
import { assumptions } from './assumptions.ts';
import type { Tally } from './tally.ts';

/** Memory of the booking function in GB. */
const memory = 1;

/** Dollars of what an opening used, by what it was for. Milliseconds of functions are those that AWS bills. */
export function dollarsOf(
  tally: Tally,
  bookings: number,
): { readonly all: number; readonly refused: number } {
  const invocation =
    priceOf('lambdaRequest').usd +
    (tally.billed / 1_000 / Math.max(1, tally.invocations)) * memory * priceOf('lambdaGbSecond').usd;
  const requests = (tally.requests + tally.challenges) * priceOf('apiRequest').usd;
  const writes = priceOf('writeUnit').usd;
  const all =
    requests +
    (tally.invocations + tally.challenges) * invocation +
    (tally.writes + assumptions.settlingWrites * bookings) * writes +
    tally.reads * priceOf('readUnit').usd;
  const refusedRequests = tally.invocations - bookings;
  const refused =
    refusedRequests * (invocation + priceOf('apiRequest').usd) +
    tally.challenges * (invocation + priceOf('apiRequest').usd) +
    tally.wastedWrites * writes +
    (tally.reads * refusedRequests * priceOf('readUnit').usd) / Math.max(1, tally.invocations);
  return { all, refused };
}
