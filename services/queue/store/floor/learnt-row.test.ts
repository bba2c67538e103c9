import { expect, test } from 'vitest';
import { judge } from '../../domain/floor/estimate/judge.ts';
import { learn, learnCounter, nothingLearnt } from '../../domain/floor/estimate/learnt.ts';
import type { Kind } from '../../domain/floor/estimate/wait.ts';
import { parseLearnt, rowOfLearnt } from './learnt-row.ts';

const expected = () => 300;
const services = Array.from({ length: 10 }, (_, place) => `akta-layanan-${place}`);

/** What a large office has learnt after years: ten services at ten counters in eight hours. */
const muchLearnt = Array.from({ length: 6_000 }, (_, turn) => turn).reduce((learnt, turn) => {
  const service = services[turn % 10] ?? '';
  const seconds = 30 * 1.004 ** ((turn * 37) % 1_000);
  const counted = learn(learnt, { service, hour: 8 + (turn % 8), seconds, gap: turn % 90 }, expected);
  const opened = learnCounter(counted, { counter: `${1 + (turn % 10)}`, services, calledAt: 5e8 }, 0);
  const kind = (['priority', 'booked', 'walk-in'] as const)[turn % 3] ?? ('booked' satisfies Kind);
  const told = { kind, p50: turn % 50, p90: 60 };
  return { ...opened, judgement: judge(opened.judgement, told, (turn * 31) % 90), v: turn, through: 1.7e12 };
}, nothingLearnt);

test('A row of what is learnt is read as it was written', () => {
  expect(parseLearnt(rowOfLearnt(muchLearnt))).toEqual(muchLearnt);
  expect(parseLearnt(rowOfLearnt(nothingLearnt))).toEqual(nothingLearnt);
});

test('What ten services at ten counters taught takes at most two write units, however evenly calls are spread', () => {
  const size = JSON.stringify(rowOfLearnt(muchLearnt)).length;

  expect(size).toBeLessThanOrEqual(1_536);
});
