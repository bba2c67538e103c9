import { type Expected, gapOf, type Learnt, paceOf, timesOf } from './learnt.ts';
import type { ServiceTimes } from './service-times.ts';
import type { CallingCounter, LineNow } from './wait.ts';

/** What is known of an office at an instant. */
export interface Knowledge {
  readonly learnt: Learnt;
  readonly expected: Expected;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How long things take in the hours from now on; seconds, counted from now. */
export interface OfficeTime {
  readonly times: (service: string) => ServiceTimes;
  /** Mean seconds from one call's end to the next call. */
  readonly gap: number;
  /** Factor on the length of calls that begin then. */
  readonly paceAt: (seconds: number) => number;
  /** The instant itself, or the end of the planned break in which it falls. */
  readonly afterBreaks: (seconds: number) => number;
}

const hourMilliseconds = 3_600_000;

/** A call that lasts longer than any seen still ends: it is taken for one of the longest in two hundred … */
const surely = 0.995;
/** … and nobody is reckoned to leave within so many seconds. */
const shortest = 5;

export function officeTime(
  { midnight, breaks }: Pick<LineNow, 'midnight' | 'breaks'>,
  { learnt, expected, now }: Knowledge,
): OfficeTime {
  const known = new Map<string, ServiceTimes>();
  const paces = Array.from({ length: 24 }, (_, hour) => paceOf(learnt, hour));
  const pauses = breaks
    .filter(({ from }) => from > now)
    .map(({ from, to }) => ({ from: (from - now) / 1_000, to: (to - now) / 1_000 }));
  return {
    times: (service) => {
      const found = known.get(service) ?? timesOf(learnt, service, expected);
      known.set(service, found);
      return found;
    },
    gap: gapOf(learnt),
    paceAt: (seconds) => paces[Math.floor((now + seconds * 1_000 - midnight) / hourMilliseconds) % 24] ?? 1,
    afterBreaks: (seconds) => pauses.find(({ from, to }) => seconds >= from && seconds < to)?.to ?? seconds,
  };
}

/** Seconds that are left of a call, of which the given share (0 to 1) of those that already last as long leave fewer. */
export function restOf(
  { service, calledAt }: NonNullable<CallingCounter['busy']>,
  time: OfficeTime,
  now: number,
): (share: number) => number {
  const pace = time.paceAt(0);
  const times = time.times(service);
  const elapsed = Math.max(0, now - calledAt) / 1_000 / pace;
  const within = Math.min(surely, times.shareWithin(elapsed));
  return (share) => Math.max(shortest, (times.quantile(within + (1 - within) * share) - elapsed) * pace);
}
