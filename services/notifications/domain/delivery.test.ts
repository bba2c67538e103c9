import { expect, test } from 'vitest';
import { type DeliveryState, judge, LONGEST_ATTEMPT_MS } from './delivery.ts';

test.each<[DeliveryState, number, string]>([
  ['SENT', 0, 'done'],
  ['REFUSED', 0, 'done'],
  ['UNSURE', 0, 'done'],
  ['SENDING', 0, 'wait'],
  ['SENDING', LONGEST_ATTEMPT_MS - 1, 'wait'],
  ['SENDING', LONGEST_ATTEMPT_MS, 'doubt'],
  // Another attempt may have put it back between our write and now.
  ['WAITING', 0, 'wait'],
])('finding %s after %i ms means %s', (state, age, step) => {
  expect(judge({ state, at: 1_000 }, 1_000 + age)).toBe(step);
});
