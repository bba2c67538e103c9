import type { ForeseenCall } from './foresee-calls.ts';
import { drawsOf, runs } from './lots.ts';
import { type OfficeTime, restOf } from './office-time.ts';
import type { CallingCounter } from './wait.ts';

/** Spread (of the logarithm) by which a whole day is faster or slower than learnt. */
const daySpread = 0.25;

/** Mean seconds by which counters come back, or open, later than they should. */
const returning = 240;

/** The lot of a run as a share between 0 and 1, never 0 or 1. */
const shareOf = (lot: number): number => (lot + 0.5) / runs;

/**
 * Plays the calls to come `runs` times with service times as learnt: whenever a counter is free it makes the first call that it can.
 * Answers with the seconds until each call in each run, not sorted; Infinity: no counter ever makes it.
 */
export function playLine(
  calls: readonly ForeseenCall[],
  counters: readonly CallingCounter[],
  { time, now }: { readonly time: OfficeTime; readonly now: number },
): readonly Float64Array[] {
  const lengths = new Map<string, Float64Array>();
  for (const { service } of calls) {
    if (lengths.has(service)) continue;
    const known = time.times(service);
    lengths.set(
      service,
      Float64Array.from({ length: runs }, (_, lot) => known.quantile(shareOf(lot))),
    );
  }
  const lengthOf = calls.map(({ service }) => lengths.get(service) ?? new Float64Array(runs));
  const gaps = Float64Array.from({ length: runs }, (_, lot) => -time.gap * Math.log(1 - shareOf(lot)));
  const lines = counters.map(({ services }) => {
    const served = new Set(services);
    return Int32Array.from(calls.flatMap(({ service }, call) => (served.has(service) ? [call] : [])));
  });
  const rests = counters.map((counter) => restsOf(counter, time, now));
  const waits = calls.map(() => new Float64Array(runs).fill(Number.POSITIVE_INFINITY));

  for (let run = 0; run < runs; run += 1) {
    const pace = dayPace(run);
    const made = new Uint8Array(calls.length);
    const next = new Int32Array(counters.length);
    const free = Float64Array.from(rests, (rest, counter) => {
      const gap = gaps[drawsOf(counter * 7 + 5)[run] ?? 0] ?? 0;
      return time.afterBreaks((rest[drawsOf(counter * 7 + 3)[run] ?? 0] ?? 0) + gap);
    });
    for (let first = firstOf(free); first >= 0; first = firstOf(free)) {
      const line = lines[first] ?? new Int32Array(0);
      let at = next[first] ?? 0;
      while (at < line.length && made[line[at] ?? 0] === 1) at += 1;
      next[first] = at;
      const call = line[at];
      if (call === undefined) {
        free[first] = Number.POSITIVE_INFINITY;
        continue;
      }
      made[call] = 1;
      const start = free[first] ?? 0;
      const wait = waits[call];
      if (wait) wait[run] = start;
      const length = lengthOf[call]?.[drawsOf(call + 200)[run] ?? 0] ?? 0;
      const gap = gaps[drawsOf(call + 331)[run] ?? 0] ?? 0;
      free[first] = time.afterBreaks(start + length * pace * time.paceAt(start) + gap);
    }
  }
  return waits;
}

/** Factor on the length of all calls in a run: from runs of fast days to runs of slow ones, by a logistic curve. */
const dayPace = (run: number): number =>
  Math.exp((daySpread / 1.702) * Math.log(shareOf(run) / (1 - shareOf(run))));

/** The counter that is free first; −1: none ever is. */
function firstOf(free: Float64Array): number {
  let first = -1;
  let soonest = Number.POSITIVE_INFINITY;
  for (let counter = 0; counter < free.length; counter += 1) {
    const at = free[counter] ?? soonest;
    if (at < soonest) [first, soonest] = [counter, at];
  }
  return first;
}

/** Seconds until a counter is free, by lot: what is left of calls that already last as long, or of its break. */
function restsOf({ busy, from }: CallingCounter, time: OfficeTime, now: number): Float64Array {
  const closed = (lot: number) =>
    from === undefined ? 0 : Math.max(0, (from - now) / 1_000 - returning * Math.log(1 - shareOf(lot)));
  const rest = busy ? restOf(busy, time, now) : () => 0;
  return Float64Array.from({ length: runs }, (_, lot) => Math.max(closed(lot), rest(shareOf(lot))));
}
