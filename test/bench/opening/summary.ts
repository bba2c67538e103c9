import { quantile, sum } from '../statistics.ts';
import type { Ending } from './person.ts';
import { dollarsOf } from './price.ts';
import type { OpeningReport } from './simulate.ts';
import { emptyTally, type Tally } from './tally.ts';

/** An opening in the figures that matter; milliseconds. */
export interface Summary {
  readonly people: number;
  readonly seats: number;
  readonly endings: Readonly<Record<Ending, number>>;
  /** Offices that sold their last seat, and how long after the opening. */
  readonly soldOut: number;
  readonly soldOutAfter: Quantiles;
  /** From a person's first request to the first definite answer, and to the end. */
  readonly answeredAfter: Quantiles;
  readonly endedAfter: Quantiles;
  readonly refusals: number;
  readonly tally: Readonly<Tally>;
  readonly dollars: { readonly all: number; readonly refused: number };
  /** People who had their first definite answer within each second after the opening. */
  readonly answeredBySecond: readonly number[];
}

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

const quantilesOf = (values: readonly number[]): Quantiles => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  most: quantile(values, 1),
});

export function summaryOf({ opensAt, offices }: OpeningReport): Summary {
  const lives = offices.flatMap((office) => office.lives);
  const endings: Record<Ending, number> = { booked: 0, 'none-left': 0, 'gave-up': 0, unsure: 0 };
  for (const { ending } of lives) endings[ending] += 1;
  const tally = emptyTally();
  for (const office of offices) addTally(tally, office.tally);
  const soldOut = offices.flatMap(({ soldOutAfter }) => soldOutAfter ?? []);
  const answered = lives.flatMap(({ answeredAt, askedAt }) =>
    answeredAt === undefined ? [] : [{ answeredAt, after: answeredAt - askedAt }],
  );
  const seconds = Array.from({ length: 60 }, () => 0);
  for (const { answeredAt } of answered) {
    const second = Math.floor((answeredAt - opensAt) / 1_000);
    const known = seconds[second];
    if (known !== undefined) seconds[second] = known + 1;
  }
  return {
    people: lives.length,
    seats: sum(offices.map(({ seats }) => seats)),
    endings,
    soldOut: soldOut.length,
    soldOutAfter: quantilesOf(soldOut),
    answeredAfter: quantilesOf(answered.map(({ after }) => after)),
    endedAfter: quantilesOf(lives.map(({ endedAt, askedAt }) => endedAt - askedAt)),
    refusals: sum(lives.map(({ refusals }) => refusals)),
    tally,
    dollars: dollarsOf(tally, endings.booked),
    answeredBySecond: seconds,
  };
}

function addTally(total: Tally, part: Readonly<Tally>): void {
  total.writes += part.writes;
  total.wastedWrites += part.wastedWrites;
  total.reads += part.reads;
  total.claims += part.claims;
  total.failedClaims += part.failedClaims;
  total.throttledCalls += part.throttledCalls;
  total.invocations += part.invocations;
  total.coldStarts += part.coldStarts;
  total.billed += part.billed;
  total.requests += part.requests;
  total.refusedByApi += part.refusedByApi;
  total.refusedByLambda += part.refusedByLambda;
  total.tryAgain += part.tryAgain;
  total.challenges += part.challenges;
}
