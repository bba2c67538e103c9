import { createHash } from 'node:crypto';
import { chanceOf as random } from '../days/chance.ts';
import { bestToWorst, Fates, giniOf, scriptsOf } from './fairness.ts';
import { drawn, firstCome, gather, seats } from './morning.ts';
import type { Population } from './population.ts';

/** Minutes for which the compared draws collect. */
const lengths = [5, 15, 60] as const;

/** A way of giving places out, and what it made of the same mornings. */
export interface Release {
  readonly name: string;
  readonly fates: Fates;
}

const places = [...seats.values()].reduce((sum, count) => sum + count, 0);

/** Lives through the same mornings by each way; first-come is the first of the answer. */
export async function compare(
  { groups }: Population,
  { mornings, seed }: { readonly mornings: number; readonly seed: number },
): Promise<readonly [Release, ...Release[]]> {
  const came = new Fates();
  const draws = lengths.map((minutes) => ({
    minutes,
    name: `draw after ${minutes} minutes`,
    fates: new Fates(),
  }));
  for (let morning = 0; morning < mornings; morning += 1) {
    const chance = random(seed + 7919 * morning);
    const comers = await gather(groups, chance);
    const first = firstCome(comers, chance);
    came.add(groups, { entered: groupsOf(comers), served: groupsOf(first), places });
    for (const { minutes, fates } of draws) {
      const drawnWith = createHash('sha256').update(`${seed} ${morning} ${minutes}`).digest('hex');
      const { entered, served } = await drawn(comers, { minutes, seed: drawnWith });
      fates.add(groups, { entered: groupsOf(entered), served: groupsOf(served), places });
    }
  }
  return [{ name: 'first come, first served', fates: came }, ...draws];
}

const groupsOf = (comers: Iterable<{ readonly group: Population['groups'][number] }>) =>
  [...comers].map(({ group }) => group);

/** Standard deviations that a group may be off an even chance: by luck one in 16,000 is further. */
const deviations = 4;

/** What is promised of draws and is not so. */
export function flawsOf([first, ...draws]: readonly [Release, ...Release[]]): readonly string[] {
  return draws.flatMap(({ name, fates }) => {
    const uneven = fates.groups.flatMap((group) => {
      const { places: got, even, variance } = fates.of(group);
      const off = (got - even) / Math.sqrt(variance);
      return Math.abs(off) <= deviations
        ? []
        : [`${group.name}: ${got} places, ${Math.round(even)} by an even chance`];
    });
    const { places: share } = scriptsOf(fates);
    return [
      ...uneven,
      ...(bestToWorst(fates) < bestToWorst(first.fates)
        ? []
        : ['groups differ as much as when the first come']),
      ...(giniOf(fates) < giniOf(first.fates) ? [] : ['chances differ as much as when the first come']),
      ...(share < scriptsOf(first.fates).places ? [] : ['a tout gets as much as when the first come']),
    ].map((flaw) => `${name}: ${flaw}`);
  });
}
