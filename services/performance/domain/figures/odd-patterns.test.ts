import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import type { Done, Entry } from '../log/entry.ts';
import { mayRead, oddPatterns } from './odd-patterns.ts';

const visits = (
  officer: string,
  many: number,
  more: Partial<Done & { kind: 'visit' }> = {},
  rest: Partial<Entry> = {},
) =>
  Array.from(
    { length: many },
    (_, index): Entry => ({
      id: `${officer}-${JSON.stringify(more)}-${index}`,
      thread: `t-${index}`,
      office: 'disdukcapil',
      service: 'identity-card',
      date: localDate.parse('2026-12-01'),
      band: 'morning',
      at: 0,
      officer,
      done: { kind: 'visit', outcome: 'finished', served: 300_000, waited: 0, parks: 0, ...more },
      events: ['event'],
      ...rest,
    }),
  );
const usual = { 'identity-card': 0.1 };
const asked = (...entries: readonly Entry[][]) =>
  oddPatterns(entries.flat(), usual).map(({ to, about, entries: lines }) => [to, about, lines.length]);

describe('what is odd', () => {
  test('is a day with several visits finished within twenty seconds', () => {
    expect(asked(visits('ani', 30), visits('ani', 4, { served: 19_999 }))).toEqual([]);
    expect(asked(visits('ani', 30), visits('ani', 5, { served: 19_999 }))).toEqual([
      ['ani', 'very-short-visits', 5],
    ]);
    expect(asked(visits('ani', 30), visits('ani', 9, { served: 20_000 }))).toEqual([]);
  });

  test('is not that citizens left, nor what an outage explains', () => {
    expect(asked(visits('ani', 9, { served: 5_000, outcome: 'left' }))).toEqual([]);
    expect(asked(visits('ani', 9, { served: 5_000 }, { excluded: 'outage' }))).toEqual([]);
  });

  test('is parking far beyond what the service needs', () => {
    expect(asked(visits('ani', 5), visits('ani', 5, { parks: 1 }))).toEqual([]);
    expect(asked(visits('ani', 5), visits('ani', 6, { parks: 1 }))).toEqual([['ani', 'many-parked', 6]]);
    expect(
      oddPatterns([...visits('ani', 5), ...visits('ani', 6, { parks: 1 })], { 'identity-card': 0.5 }),
    ).toEqual([]);
  });

  test('is asked of each by itself, and of nobody whose name was dropped', () => {
    const nobody = visits('x', 9, { served: 1 }, { officer: undefined });

    expect(
      asked(visits('budi', 5, { served: 1 }), visits('ani', 5, { served: 1 }), nobody).map(([to]) => to),
    ).toEqual(['ani', 'budi']);
  });
});

test('a question is the officer’s alone until it was answered or its time has passed', () => {
  const question = {
    to: 'ani',
    date: localDate.parse('2026-12-01'),
    about: 'many-parked',
    entries: [],
    askedAt: 0,
    answerUntil: 100,
  } as const;
  const superior = { account: 'superior', isSuperior: true, now: 99 };

  expect(mayRead(question, { account: 'ani', isSuperior: false, now: 0 })).toBe(true);
  expect(mayRead(question, superior)).toBe(false);
  expect(mayRead(question, { ...superior, now: 100 })).toBe(true);
  expect(mayRead({ ...question, answer: 'Copies had to be made' }, superior)).toBe(true);
  expect(mayRead({ ...question, answer: 'x' }, { ...superior, isSuperior: false })).toBe(false);
});
