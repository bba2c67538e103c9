import type { Group } from './population.ts';

/** What became of a group, summed over mornings. */
export interface Fate {
  readonly people: number;
  readonly places: number;
  /** Who came in time; with first-come everybody. */
  readonly entered: number;
  /** Places that those would have by an even chance, and the variance of that number. */
  readonly even: number;
  readonly variance: number;
}

/** Fates of the groups under one way of giving places out. */
export class Fates {
  readonly #fates = new Map<Group, Fate>();

  /** Adds a morning: per group its people, who of them entered, who has a place. */
  add(
    groups: readonly Group[],
    counts: { entered: Iterable<Group>; served: Iterable<Group>; places: number },
  ) {
    const [entered, served] = [tallied(counts.entered), tallied(counts.served)];
    const all = [...entered.values()].reduce((sum, count) => sum + count, 0);
    const share = all === 0 ? 0 : Math.min(1, counts.places / all);
    for (const group of groups) {
      const fate = this.#fates.get(group) ?? { people: 0, places: 0, entered: 0, even: 0, variance: 0 };
      const came = entered.get(group) ?? 0;
      this.#fates.set(group, {
        people: fate.people + group.people,
        places: fate.places + (served.get(group) ?? 0),
        entered: fate.entered + came,
        even: fate.even + came * share,
        // Of a draw without putting back.
        variance: fate.variance + (all > 1 ? (came * share * (1 - share) * (all - came)) / (all - 1) : 0),
      });
    }
  }

  of(group: Group): Fate {
    const fate = this.#fates.get(group);
    if (!fate) throw new Error(`No morning had the group ${group.name}`);
    return fate;
  }

  get groups(): readonly Group[] {
    return [...this.#fates.keys()];
  }

  get citizens(): readonly Fate[] {
    return [...this.#fates].flatMap(([group, fate]) => (group.scripted ? [] : [fate]));
  }
}

function tallied(groups: Iterable<Group>): ReadonlyMap<Group, number> {
  const counts = new Map<Group, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

/** The chance of one person of a group to have a place, from 0 to 1. */
export const chanceOf = ({ places, people }: Fate): number => places / people;

/** How many times the chance of the worst group the best one has, among citizens. */
export function bestToWorst(fates: Fates): number {
  const chances = fates.citizens.map(chanceOf);
  return Math.max(...chances) / Math.min(...chances);
}

/** The Gini coefficient of the chances of all citizens, from 0 (all the same) to 1: half the mean difference of two of them, by the mean. */
export function giniOf(fates: Fates): number {
  const groups = fates.citizens.map((fate) => ({ chance: chanceOf(fate), people: fate.people }));
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const mean = groups.reduce((sum, group) => sum + group.people * group.chance, 0) / people;
  const differences = groups.flatMap((one) =>
    groups.map((other) => one.people * other.people * Math.abs(one.chance - other.chance)),
  );
  return differences.reduce((sum, difference) => sum + difference, 0) / (2 * people ** 2 * mean);
}

/** Share of all places that scripts got, and of all people that their identities are. */
export function scriptsOf(fates: Fates): { readonly places: number; readonly people: number } {
  const sum = (groups: readonly Group[], what: 'places' | 'people') =>
    groups.reduce((total, group) => total + fates.of(group)[what], 0);
  const scripted = fates.groups.filter((group) => group.scripted);
  return {
    places: sum(scripted, 'places') / sum(fates.groups, 'places'),
    people: sum(scripted, 'people') / sum(fates.groups, 'people'),
  };
}
