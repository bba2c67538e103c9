// How long counters have with one call, as counts in classes that grow by a third each: small, mergeable, and as heavy in the
// tail as the office is.

/** Classes: the first ends at `shortest` seconds, each further one is a third longer; the last one takes what is longer still. */
export const classes = 24;
const shortest = 20;
const growth = 1.35;

/** Above so many all counts are halved: what is long ago weighs less and less. */
const remembered = 400;

/** Weight of the expectation of the office against calls that were seen. */
const expectationWeight = 8;
/** Spread of the expectation (standard deviation of the logarithm): four in ten visits take less than half or more than double. */
const expectationSpread = 0.7;

/** Calls of a service by class of their length. */
export type Counts = readonly number[];

const classOf = (seconds: number): number =>
  Math.min(classes - 1, Math.max(0, Math.ceil(Math.log(Math.max(1, seconds) / shortest) / Math.log(growth))));

/** Longest seconds of a class. */
const endOf = (index: number): number => shortest * growth ** index;

/** The counts with one more call of so many seconds. */
export function countCall(counts: Counts | undefined, seconds: number): Counts {
  const place = classOf(seconds);
  const counted = Array.from(
    { length: classes },
    (_, index) => (counts?.[index] ?? 0) + (index === place ? 1 : 0),
  );
  const total = counted.reduce((sum, count) => sum + count, 0);
  return total <= remembered ? counted : counted.map((count) => Math.round(count / 2));
}

/** Lengths of the calls of a service, as a distribution that can be asked. */
export interface ServiceTimes {
  /** Mean seconds. */
  readonly mean: number;
  /** Seconds that the given share (0 to 1) of the calls stays below. */
  quantile(share: number): number;
  /** Share of the calls that take at most so many seconds. */
  shareWithin(seconds: number): number;
}

/** What is known of a service: calls that were seen, and with little weight the seconds that the office expects. */
export function serviceTimes(counts: Counts | undefined, expectedSeconds: number): ServiceTimes {
  const weights = expectation(expectedSeconds).map((weight, index) => weight + (counts?.[index] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo: number[] = [];
  weights.reduce((sum, weight, index) => {
    upTo[index] = (sum + weight) / total;
    return sum + weight;
  }, 0);
  const mean = weights.reduce((sum, weight, index) => sum + (weight / total) * (endOf(index) / middle), 0);

  return {
    mean,
    quantile(share) {
      const index = upTo.findIndex((reached) => reached >= share);
      if (index < 0) return endOf(classes - 1);
      const below = upTo[index - 1] ?? 0;
      const within = (share - below) / Math.max(1e-9, (upTo[index] ?? 1) - below);
      return endOf(index - 1 + within);
    },
    shareWithin(seconds) {
      const place = Math.log(Math.max(1, seconds) / shortest) / Math.log(growth) + 1;
      if (place <= 0) return 0;
      const index = Math.min(classes - 1, Math.floor(place));
      const below = upTo[index - 1] ?? 0;
      return below + ((upTo[index] ?? 1) - below) * Math.min(1, place - index);
    },
  };
}

/** The end of a class, divided by the mean length of the calls in it. */
const middle = (growth * Math.log(growth)) / (growth - 1);

/** Weights by class of calls that take the expected seconds on average. */
function expectation(expectedSeconds: number): readonly number[] {
  const median = Math.log(expectedSeconds) - expectationSpread ** 2 / 2;
  const reached = (index: number) => normalShare((Math.log(endOf(index)) - median) / expectationSpread);
  return Array.from({ length: classes }, (_, index) => {
    const upper = index === classes - 1 ? 1 : reached(index);
    return expectationWeight * (upper - (index === 0 ? 0 : reached(index - 1)));
  });
}

/** Share of a normal distribution below a deviation; a logistic curve is near enough. */
const normalShare = (deviation: number): number => 1 / (1 + Math.exp(-1.702 * deviation));
