import { expect, test } from 'vitest';
import { correctionFor, errorOf, type Judgement, judge, unjudged } from './judge.ts';

const told = { kind: 'walk-in', p50: 10, p90: 15 } as const;

const judged = (waits: readonly number[]): Judgement =>
  waits.reduce((judgement, minutes) => judge(judgement, told, minutes), unjudged);

test('The error of recent waits is the mean distance from p50 and the share within p90', () => {
  expect(errorOf(unjudged)).toBeUndefined();
  expect(errorOf(judged([10, 14, 20, 12]))).toEqual({ people: 4, meanError: 4, withinP90: 0.75 });
});

const before = correctionFor(unjudged, 'walk-in', 10);

test('A middle that is too short too often grows, one that is too long shrinks', () => {
  expect(correctionFor(judged(Array(100).fill(14)), 'walk-in', 10).middle).toBeGreaterThan(
    1.15 * before.middle,
  );
  expect(correctionFor(judged(Array(100).fill(6)), 'walk-in', 10).middle).toBeLessThan(0.85 * before.middle);
});

test('A range stays as it is while nine in ten waits fall into it', () => {
  const { range } = correctionFor(judged([10, 10, 10, 10, 10, 10, 10, 10, 10, 20]), 'walk-in', 10);

  expect(range / before.range).toBeCloseTo(1, 1);
});

test('A range that too many exceed grows, one that nobody exceeds shrinks', () => {
  const after = (minutes: number) => correctionFor(judged(Array(50).fill(minutes)), 'walk-in', 10).range;

  expect(after(20)).toBeGreaterThan(1.5 * before.range);
  expect(after(10)).toBeLessThan(0.95 * before.range);
});

test('Booked people and those who just came are corrected apart', () => {
  expect(correctionFor(judged(Array(20).fill(14)), 'booked', 10)).toEqual(before);
});

test('No run of bad luck stretches a wait to more than the triple', () => {
  const { middle, range } = correctionFor(judged(Array(2_000).fill(900)), 'walk-in', 10);

  expect(middle).toBeLessThan(3.01);
  expect(range).toBeLessThan(3.01);
});
