import { expect, test } from 'vitest';
import { judgeTown } from '../proof/days/judge-days.ts';
import { coverageOf, ratioOf, Tally } from '../proof/days/tally.ts';

// A few days of the proof (`npm run proof -- --only wait`): bounds are wider than its own, for chance weighs more.

const tally = new Tally();
for (const seed of [11, 12, 13, 14]) judgeTown({ seed, days: 4, every: 60 }, tally.take);
const told = { cold: false, when: 'check-in' } as const;

test('Waits told at check-in err at most 0.7 times as much as the better of the two older rules', () => {
  expect(ratioOf(tally.of(told))).toBeLessThanOrEqual(0.7);
});

test('About nine in ten waits are at most the upper bound that people were told', () => {
  expect(coverageOf(tally.of(told))).toBeGreaterThanOrEqual(0.8);
  expect(coverageOf(tally.of(told))).toBeLessThanOrEqual(0.97);
});

test('On the first day of an office waits err no more than those of the older rules', () => {
  expect(ratioOf(tally.of({ cold: true, when: 'check-in' }))).toBeLessThanOrEqual(1);
});

test('The same seed gives the same day', () => {
  const again = new Tally();
  for (const seed of [11, 12, 13, 14]) judgeTown({ seed, days: 4, every: 60 }, again.take);

  expect(again.of(told)).toEqual(tally.of(told));
});
