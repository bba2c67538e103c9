import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { isSpan, spanUpTo } from './span.ts';
import { percent, sumOf } from './sums.ts';

const day = (date: string, more: object = {}) => ({
  date,
  submitted: 4,
  returned: 1,
  ready: 3,
  rejected: 0,
  ended: 0,
  kept: 3,
  missed: 1,
  oneVisit: 2,
  ...more,
});

test('a span has 92 days at most and does not end before it begins', () => {
  expect(isSpan({ from: '2026-09-07', to: '2026-12-07' })).toBe(true);
  expect(isSpan({ from: '2026-09-06', to: '2026-12-07' })).toBe(false);
  expect(isSpan({ from: '2026-12-08', to: '2026-12-07' })).toBe(false);
  expect(isSpan({ from: '', to: '2026-12-07' })).toBe(false);
  expect(spanUpTo('2026-12-07')).toEqual({ from: '2026-11-10', to: '2026-12-07' });
});

test('shares are of what was decided; of nothing there is none', () => {
  const days = [day('2026-12-07'), day('2026-12-08')];

  expect(percent(sumOf(days, 'oneVisit'), sumOf(days, 'ready'))).toBe(67);
  expect(percent(0, 0)).toBeUndefined();
});

test('a file to take away has a line for each day, with all columns', () => {
  const csv = csvOf({ office: 'disdukcapil', days: [day('2026-12-07')], open: [], now: 0 });

  expect(csv.split('\r\n')[1]).toBe('2026-12-07,4,1,3,0,0,3,1,2');
});
