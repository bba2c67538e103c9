import { describe, expect, test } from 'vitest';
import { createClock } from './office-clock.ts';

const phone = (start: number) => {
  let at = start;
  return { now: () => at, pass: (milliseconds: number) => (at += milliseconds) };
};

describe('the office clock', () => {
  test('is the phone’s own until an answer tells better', () => {
    const clock = createClock(phone(5_000).now);

    expect(clock.now()).toBe(5_000);
  });

  test('takes the middle of a request for the moment at which the server looked', () => {
    const own = phone(10_400);
    const clock = createClock(own.now);

    clock.learn(1_000_000, 10_000, 10_400);

    expect(clock.now()).toBe(1_000_200);
    own.pass(60_000);
    expect(clock.now()).toBe(1_060_200);
  });

  test('believes a quick answer more than a slow one', () => {
    const clock = createClock(phone(10_100).now);

    clock.learn(1_000_000, 10_000, 10_100);
    clock.learn(1_000_900, 10_000, 14_000);

    expect(clock.now()).toBe(1_000_050);
  });

  test('follows when the phone’s clock was set meanwhile, although the answer is slow', () => {
    const own = phone(10_100);
    const clock = createClock(own.now);

    clock.learn(1_000_000, 10_000, 10_100);
    own.pass(-3_600_000);
    clock.learn(1_001_000, own.now() - 2_000, own.now());

    expect(clock.now()).toBe(1_002_000);
  });
});
