import type { Kind, Wait } from './wait.ts';

// How far waits that people were told were off, and the correction that follows from it. Both bounds follow their quantile: each wait
// that was longer than told moves a bound up by a step, each shorter one down, in the proportion in which that should happen.

/** Judged waits of one class: whole numbers, of about the last `remembered` people. */
interface Verdict {
  readonly count: number;
  /** Sum of the absolute errors of p50, in minutes. */
  readonly error: number;
  /** Waits that were at most p90. */
  readonly within: number;
  /** Thousandths of the logarithm of the factor on p50 … */
  readonly middle: number;
  /** … and on the distance of p90 from p50. */
  readonly range: number;
}

/** Verdicts by class of wait (`classOf`). */
export type Judgement = Readonly<Record<string, Verdict>>;

export const unjudged: Judgement = {};

/** Before anybody was judged ranges are a ninth wider than played: what a hall does beside the rules is not played. */
const noVerdict: Verdict = { count: 0, error: 0, within: 0, middle: 0, range: 120 };

const remembered = 400;
/** Thousandths by which one wait moves a bound. */
const step = { middle: 4, range: 25 };
/** Corrections stay between a third and the triple. */
const most = 1_100;

/** Minutes at which another class begins. */
const bounds = [2, 10, 30];

/** Waits of different kinds and lengths err differently. */
const classOf = (kind: Kind, p50: number): string =>
  `${kind}-${bounds.filter((bound) => p50 >= bound).length}`;

/** The factors on p50 and on the range, from what earlier waits like it turned out to be. */
export function correctionFor(
  judgement: Judgement,
  kind: Kind,
  p50: number,
): { readonly middle: number; readonly range: number } {
  const { middle, range } = judgement[classOf(kind, p50)] ?? noVerdict;
  return { middle: Math.exp(middle / 1_000), range: Math.exp(range / 1_000) };
}

const bounded = (value: number): number => Math.max(-most, Math.min(most, Math.round(value)));

/** The judgement once somebody who was told a wait has been called after so many minutes. */
export function judge(
  judgement: Judgement,
  told: Wait & { readonly kind: Kind },
  minutes: number,
): Judgement {
  const name = classOf(told.kind, told.p50);
  const before = judgement[name] ?? noVerdict;
  const waited = Math.round(minutes);
  const verdict = {
    count: before.count + 1,
    error: before.error + Math.abs(waited - told.p50),
    within: before.within + (minutes <= told.p90 ? 1 : 0),
  };
  const kept =
    verdict.count <= remembered
      ? verdict
      : {
          count: Math.round(verdict.count / 2),
          error: Math.round(verdict.error / 2),
          within: Math.round(verdict.within / 2),
        };
  return {
    ...judgement,
    [name]: {
      ...kept,
      middle: bounded(before.middle + (step.middle * Math.sign(waited - told.p50)) / 2),
      range: bounded(before.range + step.range * (minutes > told.p90 ? 0.9 : -0.1)),
    },
  };
}

/** How good recent waits were: people, mean absolute error of p50 in minutes, share within p90; nothing before the first. */
export function errorOf(
  judgement: Judgement,
): { readonly people: number; readonly meanError: number; readonly withinP90: number } | undefined {
  const verdicts = Object.values(judgement);
  const sum = (of: 'count' | 'error' | 'within') =>
    verdicts.reduce((total, verdict) => total + verdict[of], 0);
  const people = sum('count');
  return people === 0
    ? undefined
    : { people, meanError: sum('error') / people, withinP90: sum('within') / people };
}
