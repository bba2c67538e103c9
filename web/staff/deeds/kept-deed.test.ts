import { beforeEach, expect, test } from 'vitest';
import { forgetDeed, keepDeed, keptDeed } from './kept-deed.ts';

const values = new Map<string, string>();
const storage = {
  getItem: (name: string) => values.get(name) ?? null,
  setItem: (name: string, value: string) => void values.set(name, value),
  removeItem: (name: string) => void values.delete(name),
};
const rina = { who: 'rina', place: 'disdukcapil/3' };
const call = { key: 'a'.repeat(32), deed: { kind: 'call' }, since: 1_000 } as const;

beforeEach(() => values.clear());

test('an unanswered request survives a reload with its key', () => {
  keepDeed(storage, rina, call);

  expect(keptDeed(storage, rina, 2_000)).toEqual(call);
});

test('nobody sends the request of another officer or another counter', () => {
  keepDeed(storage, rina, call);

  expect(keptDeed(storage, { ...rina, who: 'budi' }, 2_000)).toBeUndefined();
  expect(keptDeed(storage, { ...rina, place: 'disdukcapil/4' }, 2_000)).toBeUndefined();
});

test('a request of more than a minute ago is not sent any more', () => {
  keepDeed(storage, rina, call);

  expect(keptDeed(storage, rina, 61_000)).toBeUndefined();
});

test('an answered request is forgotten', () => {
  keepDeed(storage, rina, call);
  forgetDeed(storage);

  expect(keptDeed(storage, rina, 2_000)).toBeUndefined();
});
