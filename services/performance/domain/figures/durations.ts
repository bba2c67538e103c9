import { type Counters, countOf } from './counters.ts';

/** What a percentile may be off by, as a part of it; pages say so beside the figure. */
export const durationError = 0.05;

/** Durations outside are counted as these (milliseconds). */
export const shortest = 5_000;
export const longest = 4 * 3_600_000;

// Buckets grow by a ratio, so that the middle of each is within the error of all of it (the scheme of DDSketch, VLDB 2019); 81 of them
// reach from 5 seconds to 4 hours.
const growth = (1 + durationError) / (1 - durationError);

const clamp = (duration: number) => Math.min(longest, Math.max(shortest, duration));

const bucketOf = (duration: number): number =>
  Math.max(0, Math.ceil(Math.log(clamp(duration) / shortest) / Math.log(growth)));

const middleOf = (bucket: number): number => (shortest * 2 * growth ** bucket) / (growth + 1);

const name = /^t(\d+)$/;

/** The counter in which a duration (milliseconds) is counted. */
export const durationCounter = (duration: number): string => `t${bucketOf(duration)}`;

/** How many durations were counted. */
export const countDurations = (counters: Counters): number =>
  bucketsOf(counters).reduce((total, [, count]) => total + count, 0);

/**
 * The duration (milliseconds) that a part of the counted ones does not exceed, by nearest rank: 0.5 is the median. Undefined when nothing
 * was counted.
 */
export function percentile(counters: Counters, part: number): number | undefined {
  const buckets = bucketsOf(counters);
  const rank = Math.ceil(part * countDurations(counters));
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (passed >= rank) return middleOf(bucket);
  }
  return undefined;
}

const bucketsOf = (counters: Counters): readonly (readonly [number, number])[] =>
  Object.keys(counters)
    .flatMap((counter): (readonly [number, number])[] => {
      const bucket = name.exec(counter)?.[1];
      return bucket === undefined ? [] : [[Number(bucket), countOf(counters, counter)]];
    })
    .toSorted(([a], [b]) => a - b);
