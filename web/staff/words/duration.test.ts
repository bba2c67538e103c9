import { expect, test } from 'vitest';
import { clockTime, duration, stopwatch } from './duration.ts';

const minutes = (count: number) => count * 60_000;

test.each([
  [0, '<1 menit', '<1 min'],
  [minutes(1) - 1, '<1 menit', '<1 min'],
  [minutes(4) + 59_999, '4 menit', '4 min'],
  [minutes(60), '1 jam', '1 h'],
  [minutes(65), '1 jam 5 menit', '1 h 5 min'],
])('%i ms are said as people say them', (milliseconds, id, en) => {
  expect([duration('id', milliseconds), duration('en', milliseconds)]).toEqual([id, en]);
});

test('a stopwatch counts on past the hour and never runs below zero', () => {
  expect([-5_000, 0, 247_900, 3_729_000].map(stopwatch)).toEqual(['00:00', '00:00', '04:07', '1:02:09']);
});

test('a time of day is that of the office, with the stop of the language', () => {
  const at = Date.parse('2026-12-07T08:05:00+07:00');

  expect(clockTime('id', at, 'Asia/Jakarta')).toBe('08.05');
  expect(clockTime('en', at, 'Asia/Jayapura')).toBe('10:05');
});
