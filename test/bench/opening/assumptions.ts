import { MOST_TRIES, OPENING_SPREAD } from '../../../web/citizen/booking/pause.ts';

// Every number that the simulation takes from outside the product, with its source. What the product decides (gate, claim,
// alternatives, pauses of phones) is not here: the simulation runs it.

/** A log-normal duration in milliseconds, by its median and the value that one in twenty exceeds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** Part of a processor that a function of 1,024 MB has: Lambda gives a whole one at 1,769 MB (its developer guide). */
const processor = 1_024 / 1_769;

export const assumptions = {
  /** One way between phone and city. Assumed: slow phones on a busy 4G network. */
  network: { median: 70, p95: 400 },
  /** One call to the database, there and back. AWS promises single-digit milliseconds. */
  call: { median: 4, p95: 10 },
  /** Work of the function on one booking: measured CPU of a warm booking, docs/benchmarks.md, on its part of a processor. */
  work: { median: 8.2 / processor, p95: 16 / processor },
  /** A new environment: load and first booking measured (216 ms), and what Lambda needs around it (assumed 150 ms). */
  coldStart: { median: 216 / processor + 150, p95: 900 },
  /** Solving a challenge: four times the measured median (0.23 s) stands for a slow phone; the slowest measured of twenty is 2.5 × it. */
  solving: { median: 920, p95: 2_300 },
  /** Reading what else is free and choosing one. Assumed. */
  choosing: { median: 5_000, p95: 15_000 },
  /** People who press "wait for the opening"; their phones send by themselves, spread over `OPENING_SPREAD`. Assumed. */
  waiting: 0.7,
  /** The others press the button themselves, as late as this. Assumed. */
  late: { median: 8_000, p95: 45_000 },
  /** Places offered one after the other that somebody tries before giving up. Assumed. */
  mostChoices: 5,
  /** Who has no answer after the phone's tries presses "try again" so often, after a look at the clock. Assumed. */
  mostPursuits: 3,
  /** Who wants which window, the first of the morning most. Assumed; repeated for longer days. */
  windowWeights: [6, 4, 3, 2, 2, 2],
  /** Writes and reads a second of one partition, so of one day sheet (DynamoDB's developer guide); no burst is counted on. */
  partition: { writes: 1_000, reads: 3_000 },
  /** Attempts of the SDK (`shared/dynamodb/client.ts`), and its first pause after a throttled one: standard mode, milliseconds. */
  sdk: { attempts: 4, pause: 500, longest: 20_000 },
  /** Seconds of `Retry-After` with "try again". */
  retryAfter: 1,
  /** New environments of one function: 1,000 at once, refilled by 100 a second (Lambda's developer guide, scaling behaviour). */
  scaling: { atOnce: 1_000, perSecond: 100 },
  /** Environments of an account at the same time, by default. */
  concurrency: 1_000,
  /** Requests a second, and at once, that API Gateway takes in Jakarta by default, all APIs of an account together (its quotas page). */
  api: { perSecond: 2_500, atOnce: 1_250 },
  /** The same for the API of one city (`infra/constructs/service-api.ts`). */
  stage: { perSecond: 1_000, atOnce: 2_000 },
  /** Writes of a booking's details and of its person's index when settling follows: measured, docs/benchmarks.md. */
  settlingWrites: 2,
  phone: { tries: MOST_TRIES, openingSpread: OPENING_SPREAD },
} as const;

/** Draws a duration; `normal` is a draw of the standard normal distribution. */
export const duration = ({ median, p95 }: Spread, normal: number): number =>
  median * Math.exp((normal * Math.log(p95 / median)) / 1.645);
