import type { Ticket } from './ticket.ts';

// What a day's tickets come to: services, hours and the hall, never people or officers.

/** Of some durations: half and nine tenths are shorter, in whole seconds. */
export interface Spread {
  readonly people: number;
  readonly p50: number;
  readonly p90: number;
}

type Visit = Pick<
  Ticket,
  'service' | 'kind' | 'state' | 'arrivedAt' | 'since' | 'calledAt' | 'servedAt' | 'served' | 'endedAt'
>;

const HOUR = 3_600_000;
/** The step of the curve. */
export const QUARTER = HOUR / 4;

/** Half and nine tenths of the durations (milliseconds); null: there are none. */
export function spreadOf(durations: readonly number[]): Spread | null {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const duration = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
    return Math.round(duration / 1000);
  };
  return sorted.length === 0 ? null : { people: sorted.length, p50: at(0.5), p90: at(0.9) };
}

/** From when it counted until its last call, of who was called. */
const waits = (visits: readonly Visit[]): readonly number[] =>
  visits.flatMap(({ since, calledAt }) => (calledAt === undefined ? [] : [Math.max(0, calledAt - since)]));

const isServed = ({ state }: Visit): boolean => state === 'DONE';

/** What a service comes to, beside the day's plan. */
export const serviceFigures = (visits: readonly Visit[]) => ({
  came: visits.filter(({ kind }) => kind === 'booked').length,
  walkIns: visits.filter(({ kind }) => kind === 'walk-in').length,
  served: visits.filter(isServed).length,
  waiting: spreadOf(waits(visits)),
  serving: spreadOf(visits.filter(isServed).map(({ served }) => served)),
});

/** The hours of a service in which somebody came, was called or left; `hourOf` tells the local hour of an instant. */
export function hourFigures(visits: readonly Visit[], hourOf: (at: number) => number) {
  const falls = (at: number | undefined, hour: number) => at !== undefined && hourOf(at) === hour;
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    arrived: visits.filter(({ arrivedAt }) => falls(arrivedAt, hour)).length,
    served: visits.filter((visit) => isServed(visit) && falls(visit.endedAt, hour)).length,
    waiting: spreadOf(waits(visits.filter(({ calledAt }) => falls(calledAt, hour)))),
  })).filter(({ arrived, served, waiting }) => arrived > 0 || served > 0 || waiting !== null);
}

/** When somebody left; who did not come when called had left by then. Undefined: is still there. */
const leftAt = ({ state, endedAt, calledAt }: Visit): number | undefined =>
  endedAt ?? (state === 'MISSED' ? calledAt : undefined);

/** How many people were in the hall: from arriving to leaving, and until `now` where no end is known. */
export function hallFigures(visits: readonly Visit[], now: number) {
  const steps = visits
    .flatMap((visit) => {
      const left = leftAt(visit);
      const came = { at: visit.arrivedAt, step: 1 };
      return left === undefined ? [came] : [came, { at: Math.max(visit.arrivedAt, left), step: -1 }];
    })
    .filter(({ at }) => at <= now)
    // Who leaves in the instant in which another arrives has left.
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return { peak: 0, peakAt: null, curve: [] };
  const present = visits.some((visit) => leftAt(visit) === undefined);
  const start = Math.floor(first.at / QUARTER) * QUARTER;
  const end = present ? Math.max(now, last.at) : last.at;
  const curve: { at: number; people: number }[] = [];
  let [people, peak, peakAt, index] = [0, 0, first.at, 0];
  for (let at = start; at <= end; at += QUARTER) {
    let most = people;
    for (let step = steps[index]; step !== undefined && step.at < at + QUARTER; step = steps[index]) {
      people += step.step;
      most = Math.max(most, people);
      if (people > peak) [peak, peakAt] = [people, step.at];
      index += 1;
    }
    curve.push({ at, people: most });
  }
  return { peak, peakAt, curve };
}
