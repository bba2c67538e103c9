import { expect, test } from 'vitest';
import { roundUp } from './scale.ts';

test('a scale ends at the next 1, 2 or 5 of its power of ten, and is never flat', () => {
  expect([0, 3, 5, 11, 19, 21, 100, 234].map(roundUp)).toEqual([4, 5, 5, 20, 20, 50, 100, 500]);
});
