import { foreseeCalls } from './foresee-calls.ts';
import { correctionFor, type Judgement } from './judge.ts';
import { runs } from './lots.ts';
import { type Knowledge, officeTime } from './office-time.ts';
import { playLine } from './play-line.ts';
import type { Kind, LineNow, Wait } from './wait.ts';

/** The wait of each ticket in the line, by its id; null: no counter calls its service, comes back to, or is expected to. */
export function estimateWaits(line: LineNow, knowledge: Knowledge): ReadonlyMap<string, Wait | null> {
  const { now, learnt } = knowledge;
  const time = officeTime(line, knowledge);
  const calls = foreseeCalls(line, time, now);
  const waits = playLine(calls, line.counters, { time, now });
  const known = new Map<number, Float64Array>();
  for (const [call, { place }] of calls.entries()) {
    const wait = waits[call];
    if (place !== undefined && wait) known.set(place, wait);
  }
  return new Map(
    line.waiting.map(({ id, kind }, place) => [id, toldOf(known.get(place), kind, learnt.judgement)]),
  );
}

/** The wait of somebody who would just come now, without a booking; null: as above. */
export function waitForNew(service: string, line: LineNow, knowledge: Knowledge): Wait | null {
  const { now: since } = knowledge;
  const last = line.waiting.findLastIndex((one) => one.since <= since) + 1;
  const id = '';
  const waiting = line.waiting.toSpliced(last, 0, { id, service, kind: 'walk-in', since, overtaken: 0 });
  return estimateWaits({ ...line, waiting }, knowledge).get(id) ?? null;
}

function toldOf(seconds: Float64Array | undefined, kind: Kind, judgement: Judgement): Wait | null {
  if (!seconds) return null;
  const sorted = seconds.toSorted();
  const middle = share(sorted, 0.5) / 60;
  const upper = share(sorted, 0.9) / 60;
  if (!Number.isFinite(upper)) return null;
  const correction = correctionFor(judgement, kind, middle);
  const p50 = middle * correction.middle;
  const p90 = p50 + (upper - middle) * correction.range;
  return { p50: Math.round(p50), p90: Math.max(Math.round(p50), Math.ceil(p90)) };
}

/** The value between the two runs that stand around this share of the sorted ones. */
function share(sorted: Float64Array, part: number): number {
  const at = part * runs - 0.5;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
