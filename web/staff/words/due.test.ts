import { expect, test } from 'vitest';
import { dueWords } from './due.ts';

const timeZone = 'Asia/Jakarta';
const at = (local: string) => Date.parse(`${local}:00+07:00`);
const said = (due: string, now: string) =>
  (['id', 'en'] as const).map((language) => dueWords(language, { due: at(due), now: at(now), timeZone }));

test.each([
  ['2026-12-07T15:00', '2026-12-07T09:00', 'hari ini 15.00', 'today 15:00'],
  ['2026-12-08T15:00', '2026-12-07T23:00', 'besok 15.00', 'tomorrow 15:00'],
  ['2026-12-07T15:00', '2026-12-07T16:00', 'terlambat sejak 15.00', 'overdue since 15:00'],
  ['2026-12-07T15:00', '2026-12-08T08:00', 'terlambat 1 hari kerja', 'overdue by 1 working day'],
  // Friday to Monday is one; Christmas and the joint leave before it do not count.
  ['2026-12-04T15:00', '2026-12-07T08:00', 'terlambat 1 hari kerja', 'overdue by 1 working day'],
  ['2026-12-23T15:00', '2026-12-28T08:00', 'terlambat 1 hari kerja', 'overdue by 1 working day'],
])('due %s, at %s', (due, now, id, en) => {
  expect(said(due, now)).toEqual([id, en]);
});

test('a day that is farther has its name', () => {
  expect(said('2026-12-10T15:00', '2026-12-07T09:00')[0]).toMatch(/^Kam,? 10\/12 15\.00$/);
});

test('over a weekend alone nothing is late by a working day', () => {
  expect(said('2026-12-04T15:00', '2026-12-05T08:00')[0]).toMatch(/^terlambat sejak Jum/);
});
