import { expect, test } from 'vitest';
import { pauseBefore } from './rhythm.ts';

const waits = {
  kind: 'waitlist',
  place: 3,
  drawsAt: null,
  ended: null,
} as const;
const enters = { ...waits, kind: 'draw', place: null, drawsAt: 1_000_000 } as const;

test('who waits is looked after once a minute', () => {
  expect(pauseBefore(waits, 0)).toBe(60_000);
  expect(pauseBefore({ ...enters, place: 12 }, 1_100_000)).toBe(60_000);
});

test('before a draw it is enough to look shortly after it, and now and then', () => {
  expect(pauseBefore(enters, 900_000)).toBe(115_000);
  expect(pauseBefore(enters, 0)).toBe(300_000);
});

test('while a draw is running everybody wants to know', () => {
  expect(pauseBefore(enters, 1_000_000)).toBe(15_000);
});

test('what has ended is not asked for again', () => {
  expect(pauseBefore({ ...waits, ended: 'none-free' }, 0)).toBeNull();
});
