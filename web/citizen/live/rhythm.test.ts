import { expect, test } from 'vitest';
import { askAgainIn } from './rhythm.ts';

const usual = { said: 15, ended: false, hidden: false, failures: 0 };

test('the office says when to ask again', () => {
  expect(askAgainIn(usual)).toBe(15);
  expect(askAgainIn({ ...usual, said: 60 })).toBe(60);
});

test('nobody asks in a rush, whatever was said', () => {
  expect(askAgainIn({ ...usual, said: 0 })).toBe(3);
});

test('before check-in a minute is often enough', () => {
  expect(askAgainIn({ ...usual, said: undefined })).toBe(60);
});

test('a page that nobody sees asks four times slower, and never faster than twice a minute', () => {
  expect(askAgainIn({ ...usual, hidden: true })).toBe(60);
  expect(askAgainIn({ ...usual, said: 5, hidden: true })).toBe(30);
});

test('without answers it asks slower and slower, up to two minutes', () => {
  const pauses = [1, 2, 3, 4, 5, 9].map((failures) => askAgainIn({ ...usual, said: 5, failures }));

  expect(pauses).toEqual([10, 20, 40, 80, 120, 120]);
});

test('after the visit nobody asks', () => {
  expect(askAgainIn({ ...usual, ended: true })).toBeUndefined();
});
