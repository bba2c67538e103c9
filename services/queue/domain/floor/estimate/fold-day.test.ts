import { expect, test } from 'vitest';
import { bookingId } from '../../ids.ts';
import type { Ticket } from '../ticket.ts';
import { foldDay } from './fold-day.ts';
import { errorOf } from './judge.ts';
import { nothingLearnt } from './learnt.ts';

const minute = 60_000;
const midnight = 20_000 * 86_400_000;
const nine = midnight + 9 * 60 * minute;
const expected = () => 300;

const ticketOf = (no: number, more: Partial<Ticket> = {}): Ticket => ({
  id: bookingId.parse(`t${String(no).padStart(10, '0')}`),
  label: `A00${no}`,
  service: 'ktp',
  kind: 'walk-in',
  priority: false,
  state: 'DONE',
  v: 4,
  correlationId: 'c',
  arrivedAt: nine,
  since: nine,
  late: false,
  transferred: false,
  from: 0,
  calls: [{ no, by: 'turn', services: ['ktp', 'kk'], key: `k${no}` }],
  misses: 0,
  counter: '1',
  calledAt: nine + 10 * no * minute,
  servedAt: nine + (10 * no + 1) * minute,
  served: 7 * minute,
  parked: 0,
  endedAt: nine + (10 * no + 8) * minute,
  ...more,
});

const three = [1, 2, 3].map((no) => ticketOf(no, { told: { kind: 'walk-in', p50: 10, p90: 20 } }));
const later = nine + 60 * minute;
const at = (now: number) => ({ now, midnight, expected });

const callsOf = (learnt: ReturnType<typeof foldDay>): number =>
  (learnt?.services['ktp'] ?? []).reduce((sum, count) => sum + count, 0);

test('Each served ticket is counted once, with its seconds at the counter, its gap and what its person was told', () => {
  const learnt = foldDay(nothingLearnt, three, at(later));

  expect(callsOf(learnt)).toBe(3);
  expect(learnt?.hours['9']?.taken).toBe(3 * 8 * 60);
  // The first of a day follows nobody; the others were called two minutes after the one before.
  expect(learnt?.gaps).toEqual({ count: 2, seconds: 240 });
  expect(learnt && errorOf(learnt.judgement)).toEqual({ people: 3, meanError: 10, withinP90: 2 / 3 });
  expect(learnt?.counters['1']).toEqual({ services: ['ktp', 'kk'], opens: 9 * 60 + 10, day: 20_000 });
});

test('Records that repeat, come late or in another order change nothing', () => {
  const once = foldDay(nothingLearnt, three, at(later));
  if (!once) throw new Error('Nothing was learnt');

  expect(foldDay(once, three, at(later))).toBeUndefined();
  expect(foldDay(once, three.toReversed(), at(later + 20 * minute))).toBeUndefined();
  expect(foldDay(once, three.slice(0, 1), at(later + 20 * minute))).toBeUndefined();
  expect(foldDay(nothingLearnt, three.toReversed(), at(later))).toEqual(once);
});

test('A day told in parts teaches the same as at once', () => {
  const first = foldDay(nothingLearnt, three, at(nine + 25 * minute));
  const second = first && foldDay(first, three, at(later));

  expect(callsOf(first)).toBe(1);
  expect(second).toEqual({ ...foldDay(nothingLearnt, three, at(later)), v: 2 });
});

test('Who ended less than a minute ago is left for the next time, for others who ended before may still be written', () => {
  const end = three[2]?.endedAt ?? 0;

  expect(callsOf(foldDay(nothingLearnt, three, at(end + 59_000)))).toBe(2);
  expect(callsOf(foldDay(nothingLearnt, three, at(end + 61_000)))).toBe(3);
});

test('A rating given afterwards counts nobody again', () => {
  const once = foldDay(nothingLearnt, three, at(later));
  const rated = three.map((ticket) => ({ ...ticket, v: ticket.v + 1, rating: 'good' as const }));

  expect(once && foldDay(once, rated, at(later + 60 * minute))).toBeUndefined();
});

test('Who was called twice, or told nothing, is no verdict on what people are told', () => {
  const [first, second, third] = three;
  if (!first || !second || !third) throw new Error('Three tickets');
  const { told: _, ...untold } = second;
  const twice = { ...third, calls: [...third.calls, ...third.calls] };

  const learnt = foldDay(nothingLearnt, [first, untold, twice], at(later));

  expect(callsOf(learnt)).toBe(3);
  expect(learnt && errorOf(learnt.judgement)?.people).toBe(1);
});

test('The time in which nobody waited is no gap between two calls', () => {
  const [first, second] = three;
  if (!first || !second) throw new Error('Two tickets');
  const came = { ...second, since: (first.endedAt ?? 0) + minute, arrivedAt: (first.endedAt ?? 0) + minute };

  expect(foldDay(nothingLearnt, [first, came], at(later))?.gaps.count).toBe(0);
});
