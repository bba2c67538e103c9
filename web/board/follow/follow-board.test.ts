import { describe, expect, test } from 'vitest';
import type { Board } from '#services/queue/contract.ts';
import { type Asked, type Contact, followBoard } from './follow-board.ts';
import { pauseAfter } from './pace.ts';
import { sameTag } from './weak-tag.ts';

const board = (ticket: string): Board => ({
  office: 'disdukcapil',
  date: '2026-12-07',
  now: 0,
  day: 'open',
  calling: [],
  last: [],
  services: [{ id: 'ktp-el', waiting: 1, open: 1, wait: null, next: [ticket] }],
  notices: [],
});

/** Follows through a script of answers and tells what the board learnt and how long it waited. */
async function followThrough(answers: readonly Asked[]) {
  const tags: (string | undefined)[] = [];
  const shown: string[] = [];
  const contacts: Contact[] = [];
  const pauses: number[] = [];
  let beats = 0;
  await new Promise<void>((done) => {
    const left = [...answers];
    const stop = followBoard({
      ask: async (tag) => {
        tags.push(tag);
        return left.shift() ?? { kind: 'silence' };
      },
      wait: async (milliseconds) => {
        pauses.push(milliseconds);
        if (left.length > 0) return;
        stop();
        done();
      },
      time: () => 0,
      random: () => 1,
      onBoard: ({ services }) => shown.push(services[0]?.next[0] ?? ''),
      onContact: (contact) => contacts.push(contact),
      onBeat: () => {
        beats += 1;
      },
    });
  });
  return { tags, shown, contacts, pauses, beats };
}

describe('following the board', () => {
  test('asks each second with the tag of what it has', async () => {
    const { tags, shown, pauses } = await followThrough([
      { kind: 'board', board: board('A001'), tag: 'W/"1"', age: 0 },
      { kind: 'same' },
      { kind: 'board', board: board('A002'), tag: 'W/"2"', age: 0 },
      { kind: 'same' },
    ]);

    expect(tags).toEqual([undefined, 'W/"1"', 'W/"1"', 'W/"2"']);
    expect(shown).toEqual(['A001', 'A002']);
    expect(pauses).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  test('waits longer with each failure, says so, and is well again with the first answer', async () => {
    const silence: Asked = { kind: 'silence' };
    const { contacts, pauses, beats } = await followThrough([
      ...[silence, silence, silence, silence, silence],
      { kind: 'same' },
    ]);

    expect(pauses).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 1_000]);
    expect(contacts).toEqual([...Array.from({ length: 5 }, () => 'silence'), 'well']);
    expect(beats).toBe(6);
  });

  test('an office that does not exist is told, and asked for again', async () => {
    const { contacts } = await followThrough([{ kind: 'unknown-office' }, { kind: 'same' }]);

    expect(contacts).toEqual(['unknown-office', 'well']);
  });
});

test('a slow answer does not add to the second, and a service under load is left alone for as long as it asks', () => {
  expect(pauseAfter(0, { took: 300 }, () => 0)).toBe(700);
  expect(pauseAfter(0, { took: 5_000 }, () => 0)).toBe(200);
  expect(pauseAfter(1, { took: 0, retryAfterSeconds: 20 }, () => 0)).toBe(20_000);
  expect(pauseAfter(1, { took: 0, retryAfterSeconds: 86_400 }, () => 0)).toBe(60_000);
});

test('tags are compared weakly', () => {
  expect(sameTag('W/"a1"', '"a1"')).toBe(true);
  expect(sameTag('"a1"', 'W/"a1"')).toBe(true);
  expect(sameTag('"a1"', '"a2"')).toBe(false);
  expect(sameTag(undefined, undefined)).toBe(false);
});
