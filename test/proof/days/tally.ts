import type { Guess } from './judge-days.ts';
import { type Load, loads } from './visitors.ts';

/** Sums over guesses; minutes. */
interface Sum {
  readonly count: number;
  readonly waited: number;
  readonly error: number;
  readonly zms: number;
  readonly queueSg: number;
  /** Waits that were at most p90. */
  readonly within: number;
  /** From p50 to p90. */
  readonly range: number;
}

const none: Sum = { count: 0, waited: 0, error: 0, zms: 0, queueSg: 0, within: 0, range: 0 };

/** The error of p50 for each minute that the better of the older rules errs. */
export const ratioOf = ({ error, zms, queueSg }: Sum): number => error / Math.min(zms, queueSg);

export const coverageOf = ({ within, count }: Sum): number => within / count;

/** Collects guesses by what is asked of them. */
export class Tally {
  readonly #sums = new Map<string, Sum>();

  readonly take = (guess: Guess): void => {
    const { cold, when, load, ours, waited } = guess;
    for (const name of [nameOf({ cold, when }), nameOf({ cold, when, load })]) {
      const sum = this.#sums.get(name) ?? none;
      this.#sums.set(name, {
        count: sum.count + 1,
        waited: sum.waited + waited,
        error: sum.error + Math.abs(ours.p50 - waited),
        zms: sum.zms + Math.abs(guess.zms - waited),
        queueSg: sum.queueSg + Math.abs(guess.queueSg - waited),
        within: sum.within + (waited <= ours.p90 ? 1 : 0),
        range: sum.range + ours.p90 - ours.p50,
      });
    }
  };

  of(which: Pick<Guess, 'cold' | 'when'>, load?: Load): Sum {
    return this.#sums.get(nameOf(load ? { ...which, load } : which)) ?? none;
  }
}

const nameOf = ({ cold, when, load }: Pick<Guess, 'cold' | 'when'> & { readonly load?: Load }): string =>
  `${cold ? 'cold' : 'warm'} ${when} ${load ?? 'all'}`;

export const loadNames: readonly Load[] = Object.keys(loads).filter((name): name is Load => name in loads);

const most = 0.7;
const coverage = { least: 0.85, most: 0.95 };

/** What was promised of waits told at check-in, once the office has a day behind it, and is not so. */
export function flawsOf(tally: Tally): readonly string[] {
  const told = { cold: false, when: 'check-in' } as const;
  const ratio = ratioOf(tally.of(told));
  const large = ratio <= most ? [] : [`The error is ${ratio.toFixed(2)} times that of the better older rule`];
  const wrong = [undefined, ...loadNames].flatMap((load) => {
    const share = coverageOf(tally.of(told, load));
    const holds = share >= coverage.least && share <= coverage.most;
    return holds ? [] : [`${(100 * share).toFixed(1)} % of the waits are within p90 (${load ?? 'all'})`];
  });
  return [...large, ...wrong];
}
