import { correctionFor, type Judgement } from './judge.ts';
import type { Expected, Learnt } from './learnt.ts';
import { runs } from './lots.ts';
import { playLine } from './play-line.ts';
import type { Kind, LineNow, Wait } from './wait.ts';

export interface Knowledge {
  readonly learnt: Learnt;
  readonly expected: Expected;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The wait of each ticket in the line, by its id; null: no open counter calls its service. */
export function estimateWaits(line: LineNow, knowledge: Knowledge): ReadonlyMap<string, Wait | null> {
  const waits = playLine(line.waiting, line, knowledge);
  return new Map(
    line.waiting.map(({ id, kind }, place) => [id, toldOf(waits[place], kind, knowledge.learnt.judgement)]),
  );
}

/** The wait of somebody who would just come now, without a booking; null: no open counter calls the service. */
export function waitForNew(service: string, line: LineNow, knowledge: Knowledge): Wait | null {
  const last = line.waiting.findLastIndex(({ due }) => due === undefined || due <= knowledge.now) + 1;
  const waits = playLine(
    line.waiting.toSpliced(last, 0, { id: '', service, kind: 'walk-in' }),
    line,
    knowledge,
  );
  return toldOf(waits[last], 'walk-in', knowledge.learnt.judgement);
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
  return { p50: Math.round(p50), p90: Math.max(Math.round(p50), Math.round(p90)) };
}

/** The value between the two runs that stand around this share of the sorted ones. */
function share(sorted: Float64Array, part: number): number {
  const at = part * runs - 0.5;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
