import { expect, test } from 'vitest';
import { correctionFor, errorOf, type Judgement, judge, unjudged } from './judge.ts';

const told = { kind: 'walk-in', p50: 10, p90: 15 } as const;

const judged = (waits: readonly number[]): Judgement =>
  waits.reduce((judgement, minutes) => judge(judgement, told, minutes), unjudged);

test('The error of recent waits is the mean distance from p50 and the share within p90', () => {
  expect(errorOf(unjudged)).toBeUndefined();
  expect(errorOf(judged([10, 14, 20, 12]))).toEqual({ count: 4, meanError: 4, within: 0.75 });
});

test('A middle that is too short too often grows, one that is too long shrinks', () => {
  expect(correctionFor(judged(Array(20).fill(14)), 'walk-in', 10).middle).toBeGreaterThan(1.2);
  expect(correctionFor(judged(Array(20).fill(6)), 'walk-in', 10).middle).toBeLessThan(0.85);
});

test('A range stays as it is while nine in ten waits fall into it', () => {
  const { range } = correctionFor(judged([10, 10, 10, 10, 10, 10, 10, 10, 10, 20]), 'walk-in', 10);

  expect(range).toBeCloseTo(1, 1);
});

test('A range that too many exceed grows', () => {
  expect(correctionFor(judged(Array(10).fill(20)), 'walk-in', 10).range).toBeGreaterThan(1.5);
});

test('Booked people and those who just came are corrected apart', () => {
  expect(correctionFor(judged(Array(20).fill(14)), 'booked', 10)).toEqual({ middle: 1, range: 1 });
});
