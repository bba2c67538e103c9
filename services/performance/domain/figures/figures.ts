import type { ExclusionReason } from '../log/entry.ts';
import { type Counters, countOf, sum } from './counters.ts';
import { countDurations, percentile } from './durations.ts';

/** Least samples; below them a figure says more of chance than of work, and is not shown. */
export const least = { durations: 30, share: 20 } as const;

/** A part of a whole; absent in figures of too few. */
interface Share {
  readonly part: number;
  readonly of: number;
}

/**
 * What a page may show of a service, or of an officer to that officer and whoever may read it. Nothing here orders people, and nothing tells
 * when somebody did not work.
 */
export interface Figures {
  /** How much was done never stands alone: with it goes what had to be done again. */
  readonly work: {
    readonly visits: number;
    readonly verified: number;
    readonly returned: number;
    /** Of those, how many should not have been. */
    readonly overturned: number;
    /** Visits after which the citizen had to come again. */
    readonly comeAgain: number;
    readonly disputed: number;
  };
  /** Milliseconds at the counter, each within `durationError`. */
  readonly serviceTime?: { readonly p50: number; readonly p90: number; readonly of: number };
  readonly promiseKept?: Share;
  /** Returns among the first looks. */
  readonly returned?: Share;
  readonly overturned?: Share;
  readonly comeAgain?: Share;
  readonly leftOut: Readonly<Record<ExclusionReason, number>>;
}

/** Figures of cells taken together. */
export function figuresOf(parts: readonly Counters[]): Figures {
  const counters = sum(...parts);
  const count = (name: string) => countOf(counters, name);
  const returned = count('returns');
  const promiseKept = shareOf(count('kept'), count('kept') + count('missed'));
  const returnedShare = shareOf(returned, returned + count('verified'));
  const overturned = shareOf(count('overturned'), returned);
  const comeAgain = shareOf(count('again'), count('visits'));
  return {
    work: {
      visits: count('visits'),
      verified: count('verified'),
      returned,
      overturned: count('overturned'),
      comeAgain: count('again'),
      disputed: count('disputed'),
    },
    ...timesOf(counters),
    ...(promiseKept && { promiseKept }),
    ...(returnedShare && { returned: returnedShare }),
    ...(overturned && { overturned }),
    ...(comeAgain && { comeAgain }),
    leftOut: {
      closure: count('left-out-closure'),
      outage: count('left-out-outage'),
      'absent-citizen': count('left-out-absent-citizen'),
      training: count('left-out-training'),
    },
  };
}

function timesOf(counters: Counters): Pick<Figures, 'serviceTime'> {
  const of = countDurations(counters);
  const p50 = percentile(counters, 0.5);
  const p90 = percentile(counters, 0.9);
  if (of < least.durations || p50 === undefined || p90 === undefined) return {};
  return { serviceTime: { p50, p90, of } };
}

const shareOf = (part: number, of: number): Share | undefined =>
  of < least.share ? undefined : { part, of };
