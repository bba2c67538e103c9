import { describe, expect, test } from 'vitest';
import { type Attempt, attemptFor, interrupted } from './attempt.ts';
import { pursue } from './pursue.ts';
import type { Reply } from './reply.ts';

const wish = { office: 'disdukcapil', service: 'ktp-el', priority: false };
const now = 1_780_000_000_000;
const kept: Attempt = { key: 'first', wish, startedAt: now };
const newKey = () => 'second';

describe('the key of a number that was asked for', () => {
  test('stays the same for the same wish until it is answered', () => {
    expect(attemptFor({ ...wish }, { kept, now: now + 60_000, newKey })).toEqual(kept);
  });

  test.each([
    ['another service', { service: 'akta' }],
    ['another answer about priority', { priority: true }],
    ['another office', { office: 'belawan' }],
  ])('is another one for %s', (_, other) => {
    expect(attemptFor({ ...wish, ...other }, { kept, now, newKey }).key).toBe('second');
  });

  test('is another one once it was answered, or minutes later', () => {
    expect(attemptFor(wish, { kept: undefined, now, newKey }).key).toBe('second');
    expect(attemptFor(wish, { kept, now: now + 300_000, newKey }).key).toBe('second');
  });

  test('is pursued by itself after a reload only while its person stands there', () => {
    expect(interrupted(kept, 'disdukcapil', now + 89_000)).toBe(kept);
    expect(interrupted(kept, 'disdukcapil', now + 90_000)).toBeUndefined();
    expect(interrupted(kept, 'belawan', now)).toBeUndefined();
  });
});

describe('pursuing a request', () => {
  const silence: Reply = { kind: 'silence', retryAfterSeconds: 0 };
  const through = async (replies: readonly Reply[]) => {
    const left = [...replies];
    const pauses: number[] = [];
    let slow = 0;
    const outcome = await pursue({
      send: async () => left.shift() ?? silence,
      wait: async (milliseconds) => void pauses.push(milliseconds),
      onSlow: () => {
        slow += 1;
      },
    });
    return { outcome, pauses, slow, left };
  };

  test('goes on through silence to the answer, and asks no more after it', async () => {
    const { outcome, pauses, left } = await through([silence, silence, { kind: 'signed-out' }, silence]);

    expect(outcome.kind).toBe('signed-out');
    expect(pauses).toEqual([500, 1_000]);
    expect(left).toHaveLength(1);
  });

  test('ends unsure, never with a no, when nobody answers', async () => {
    const { outcome, pauses, slow } = await through([]);

    expect(outcome).toEqual({ kind: 'unsure' });
    expect(pauses).toHaveLength(5);
    expect(slow).toBe(6);
  });

  test('waits as long as the service asks, within what somebody stands for', async () => {
    const { pauses } = await through([
      { kind: 'silence', retryAfterSeconds: 3 },
      { kind: 'silence', retryAfterSeconds: 600 },
    ]);

    expect(pauses.slice(0, 2)).toEqual([3_000, 10_000]);
  });
});
