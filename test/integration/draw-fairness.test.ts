import { beforeAll, expect, test } from 'vitest';
import { compare, flawsOf, type Release } from '../proof/mornings/compare.ts';
import { bestToWorst, giniOf, scriptsOf } from '../proof/mornings/fairness.ts';
import { populations } from '../proof/mornings/population.ts';

// A few mornings of the proof (`npm run proof -- --only draw`).

const [usual] = populations;
if (!usual) throw new Error('There is no population');

let first: Release;
let draws: readonly Release[];
beforeAll(async () => {
  [first, ...draws] = await compare(usual, { mornings: 25, seed: 11 });
});

test('Whoever came in time has an even chance in a draw, whatever their phone, line and practice', () => {
  expect(flawsOf([first, ...draws])).toEqual([]);
});

test('Chances differ several times less by a draw of a quarter of an hour than when the first come', () => {
  const quarter = draws.find(({ name }) => name === 'draw after 15 minutes');
  if (!quarter) throw new Error('No draw collected for a quarter of an hour');

  expect(bestToWorst(first.fates)).toBeGreaterThan(3);
  expect(bestToWorst(quarter.fates)).toBeLessThan(1.5);
  expect(giniOf(quarter.fates)).toBeLessThan(giniOf(first.fates) / 3);
  expect(scriptsOf(quarter.fates).places).toBeLessThan(scriptsOf(first.fates).places / 3);
});

test('Places that went to the fast are told from drawn ones', () => {
  expect(flawsOf([first, { name: 'secretly first come', fates: first.fates }])).toEqual(
    expect.arrayContaining([
      expect.stringContaining('by an even chance'),
      'secretly first come: groups differ as much as when the first come',
      'secretly first come: a tout gets as much as when the first come',
    ]),
  );
});

test('The same seed gives the same mornings', async () => {
  const [again] = await compare(usual, { mornings: 2, seed: 11 });
  const [once] = await compare(usual, { mornings: 2, seed: 11 });

  expect(again).toEqual(once);
});
