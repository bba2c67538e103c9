import { type Expected, gapOf, type Learnt, paceOf, timesOf } from './learnt.ts';
import { drawsOf, runs } from './lots.ts';
import type { ServiceTimes } from './service-times.ts';
import type { LineNow, OpenCounter, Waiting } from './wait.ts';

const hourMilliseconds = 3_600_000;

/** The lot of a run as a share between 0 and 1, never 0 or 1. */
const shareOf = (place: number): number => (place + 0.5) / runs;

/** Somebody in the line, without a name. */
type Place = Pick<Waiting, 'service' | 'kind' | 'due'>;

/**
 * Plays the next calls of the line `runs` times with service times as learnt: whenever a counter is free it calls the first in the order
 * that it serves. Answers with the seconds that each place waits in each run, not sorted; Infinity: no counter ever calls it.
 */
export function playLine(
  places: readonly Place[],
  { counters, midnight, breaks }: Pick<LineNow, 'counters' | 'midnight' | 'breaks'>,
  { learnt, expected, now }: { readonly learnt: Learnt; readonly expected: Expected; readonly now: number },
): readonly Float64Array[] {
  const times = new Map<string, ServiceTimes>();
  const known = (service: string): ServiceTimes => {
    const found = times.get(service) ?? timesOf(learnt, service, expected);
    times.set(service, found);
    return found;
  };
  const lengths = new Map<string, Float64Array>();
  for (const { service } of places) {
    if (lengths.has(service)) continue;
    const asked = known(service);
    lengths.set(
      service,
      Float64Array.from({ length: runs }, (_, place) => asked.quantile(shareOf(place))),
    );
  }
  const gap = gapOf(learnt);
  const gaps = Float64Array.from({ length: runs }, (_, place) => -gap * Math.log(1 - shareOf(place)));
  const paces = Array.from({ length: 48 }, (_, hour) => paceOf(learnt, hour % 24));
  const paceAt = (seconds: number): number =>
    paces[Math.floor((now + seconds * 1_000 - midnight) / hourMilliseconds)] ?? 1;
  const pauses = breaks
    .filter(({ from }) => from > now)
    .map(({ from, to }) => ({ from: (from - now) / 1_000, to: (to - now) / 1_000 }));
  const afterBreaks = (seconds: number): number => {
    const pause = pauses.find(({ from, to }) => seconds >= from && seconds < to);
    return pause ? pause.to : seconds;
  };

  const dues = places.map(({ due }) => (due === undefined || due <= now ? undefined : (due - now) / 1_000));
  const queues = queuesOf(places);
  const lines = counters.map(({ services }) =>
    services.flatMap((service) => queues.get(service) ?? []).sort((one, other) => one - other),
  );
  const early = lines.map((line) => line.filter((place) => dues[place] !== undefined));
  const dueBefore = (
    standing: number | undefined,
    waitingEarly: readonly number[] | undefined,
    called: Uint8Array,
    seconds: number,
  ): number | undefined => {
    if (standing === undefined || !waitingEarly || waitingEarly.length === 0) return undefined;
    if (places[standing]?.kind !== 'walk-in') return undefined;
    return waitingEarly.find((place) => called[place] === 0 && (dues[place] ?? 0) <= seconds);
  };
  const rests = counters.map((counter) => restOf(counter, known, paceAt(0), now));
  const waits = places.map(() => new Float64Array(runs).fill(Number.POSITIVE_INFINITY));

  for (let run = 0; run < runs; run += 1) {
    const called = new Uint8Array(places.length);
    const next = new Int32Array(counters.length);
    const free = Float64Array.from(counters, (_, counter) => {
      const rest = rests[counter]?.[drawsOf(counter * 7 + 3)[run] ?? 0] ?? 0;
      return afterBreaks(rest + (gaps[drawsOf(counter * 7 + 5)[run] ?? 0] ?? 0));
    });
    for (;;) {
      let first = -1;
      for (let counter = 0; counter < free.length; counter += 1) {
        if ((free[counter] ?? 0) < (first < 0 ? Number.POSITIVE_INFINITY : (free[first] ?? 0)))
          first = counter;
      }
      if (first < 0) break;
      const line = lines[first] ?? [];
      let at = next[first] ?? 0;
      while (at < line.length && called[line[at] ?? 0] === 1) at += 1;
      next[first] = at;
      const start = free[first] ?? 0;
      const place = dueBefore(line[at], early[first], called, start) ?? line[at];
      if (place === undefined) {
        free[first] = Number.POSITIVE_INFINITY;
        continue;
      }
      called[place] = 1;
      const wait = waits[place];
      if (wait) wait[run] = start;
      const draws = drawsOf(place + 200);
      const length = lengths.get(places[place]?.service ?? '')?.[draws[run] ?? 0] ?? 0;
      const pause = gaps[drawsOf(place + 331)[run] ?? 0] ?? 0;
      free[first] = afterBreaks(start + length * paceAt(start) + pause);
    }
  }
  return waits;
}

/** Places by service, in order. */
function queuesOf(places: readonly Place[]): ReadonlyMap<string, readonly number[]> {
  const queues = new Map<string, number[]>();
  for (const [place, { service }] of places.entries()) {
    const queue = queues.get(service);
    if (queue) queue.push(place);
    else queues.set(service, [place]);
  }
  return queues;
}

/** Seconds for which a counter still has its person, by lot: what is left of calls that already last as long. */
function restOf(
  { busy }: OpenCounter,
  known: (service: string) => ServiceTimes,
  pace: number,
  now: number,
): Float64Array {
  if (!busy) return new Float64Array(runs);
  const times = known(busy.service);
  const elapsed = Math.max(0, now - busy.calledAt) / 1_000 / pace;
  const within = Math.min(0.995, times.shareWithin(elapsed));
  return Float64Array.from({ length: runs }, (_, place) =>
    Math.max(5, (times.quantile(within + (1 - within) * shareOf(place)) - elapsed) * pace),
  );
}
