import { describe, expect, test } from 'vitest';
import { bookingId } from '../../ids.ts';
import type { Ticket } from '../ticket.ts';
import { lineNowOf } from './from-floor.ts';
import { nothingLearnt } from './learnt.ts';

const minute = 60_000;
const hour = 60 * minute;
const midnight = 20_000 * 24 * hour;
const noon = { from: midnight + 12 * hour, to: midnight + 13 * hour };
const plan = { midnight, opens: midnight + 8 * hour, closes: midnight + 15 * hour, breaks: [noon] };
const office = { counters: 8, services: ['ktp', 'kk'] };
const rules = { mostOvertakings: 8, callAgainAfter: 5 };

type Floor = Parameters<typeof lineNowOf>[0];
type Counter = Floor['counters'][number];

const counterOf = (more: Partial<Counter> = {}): Counter => ({
  id: '1',
  state: 'open',
  at: midnight + 8 * hour,
  services: ['ktp'],
  priorityLast: false,
  ...more,
});

const ticketOf = (no: number, more: Partial<Ticket> = {}): Ticket => ({
  id: bookingId.parse(`t${String(no).padStart(10, '0')}`),
  label: `A00${no}`,
  service: 'ktp',
  kind: 'booked',
  priority: false,
  state: 'WAITING',
  v: 2,
  correlationId: 'c',
  arrivedAt: midnight + 9 * hour,
  since: midnight + 9 * hour,
  late: false,
  transferred: false,
  from: 0,
  calls: [],
  misses: 0,
  served: 0,
  parked: 0,
  ...more,
});

const lineAt = (
  now: number,
  floor: Partial<Floor>,
  learnt: Parameters<typeof lineNowOf>[1]['learnt'] = nothingLearnt,
) => lineNowOf({ tickets: [], counters: [], ...floor }, { rules, plan, office, learnt, now });

describe('counters that calls are expected from', () => {
  test('are those that are open, with whom they have', () => {
    const called = ticketOf(1, { state: 'CALLED', counter: '1', calledAt: midnight + 9 * hour });

    const { counters } = lineAt(midnight + 9.1 * hour, { tickets: [called], counters: [counterOf()] });

    const busy = { service: 'ktp', calledAt: midnight + 9 * hour };
    expect(counters).toEqual([{ services: ['ktp'], priorityLast: false, busy }]);
  });

  test('come back from a short break after ten minutes, and never at once', () => {
    const left = midnight + 10 * hour;
    const away = counterOf({ state: 'break', at: left });

    const from = (now: number) => lineAt(now, { counters: [away] }).counters[0]?.from;

    expect(from(left)).toBe(left + 10 * minute);
    expect(from(left + 30 * minute)).toBe(left + 33 * minute);
  });

  test('come back from the break at noon at its end, also who left a little before or still calls at its beginning', () => {
    const early = counterOf({ state: 'break', at: noon.from - 15 * minute });
    const still = counterOf({ id: '2' });

    const { counters } = lineAt(noon.from + 5 * minute, { counters: [early, still] });

    expect(counters.map(({ from }) => from)).toEqual([noon.to, noon.to]);
    expect(lineAt(noon.from + 25 * minute, { counters: [still] }).counters[0]?.from).toBeUndefined();
  });

  test('are those too that usually open about now, unless they were opened or closed today or are long overdue', () => {
    const opens = 8 * 60 + 20;
    const learnt = { counters: { '1': { services: ['ktp'], opens, day: 19_999 } } };
    const usually = midnight + opens * minute;

    const from = (now: number, counters: readonly Counter[] = []) =>
      lineAt(now, { counters }, learnt).counters.map((counter) => counter.from);

    expect(from(usually - 30 * minute)).toEqual([usually]);
    expect(from(usually + 10 * minute)).toEqual([usually + 15 * minute]);
    expect(from(usually + 50 * minute)).toEqual([]);
    expect(from(usually, [counterOf({ state: 'closed' })])).toEqual([]);
  });

  test('are half of those not yet opened on the first day of an office, when it opens or soon', () => {
    const opens = plan.opens;
    const from = (now: number, counters: readonly Counter[] = [], known = nothingLearnt.counters) =>
      lineAt(now, { counters }, { counters: known }).counters.map((counter) => counter.from);
    const soon = (counters: number, at: number) => Array.from({ length: counters }, () => at + 5 * minute);
    const today = { '1': { services: ['ktp'], opens: 8 * 60, day: 20_000 } };

    expect(from(opens - 5 * minute)).toEqual(soon(4, opens));
    expect(from(opens + 10 * minute, [counterOf()])).toEqual([undefined, ...soon(4, opens + 10 * minute)]);
    expect(from(opens + 10 * minute, [counterOf()], today)).toEqual([
      undefined,
      ...soon(4, opens + 10 * minute),
    ]);
    expect(from(opens + 50 * minute, [counterOf()])).toEqual([undefined]);
    expect(lineAt(opens, {}).counters[0]?.services).toEqual(['ktp', 'kk']);
  });
});

describe('people in the line', () => {
  const now = midnight + 9.5 * hour;

  test('are called for priority, as booked, or by arrival like who came late', () => {
    const tickets = [
      ticketOf(1),
      ticketOf(2, { late: true }),
      ticketOf(3, { kind: 'walk-in' }),
      ticketOf(4, { kind: 'walk-in', priority: true }),
    ];

    const { waiting } = lineAt(now, { tickets });

    expect(waiting.map(({ kind }) => kind)).toEqual(['booked', 'walk-in', 'walk-in', 'priority']);
  });

  test('stand in the order of their coming, with how often they were overtaken', () => {
    const call = { no: 1, by: 'turn', services: ['ktp'], key: 'k' } as const;
    const tickets = [
      ticketOf(1, { since: now - 5 * minute }),
      ticketOf(2, { since: now - 20 * minute }),
      ticketOf(3, { since: now - 10 * minute, state: 'DONE', calls: [call] }),
    ];

    const { waiting } = lineAt(now, { tickets });

    expect(waiting.map(({ id, overtaken }) => [id, overtaken])).toEqual([
      ['t0000000002', 1],
      ['t0000000001', 0],
    ]);
  });

  test('are expected to come as those of the last hour who go before others, but for who came long before their time', () => {
    const came = (no: number, minutes: number, more: Partial<Ticket> = {}) =>
      ticketOf(no, { state: 'DONE', arrivedAt: now - minutes * minute, ...more });
    const tickets = [
      came(1, 10),
      came(2, 50),
      came(3, 70),
      came(4, 10, { kind: 'walk-in' }),
      came(5, 5, { kind: 'walk-in', priority: true, service: 'kk' }),
      came(6, 10, { state: 'WAITING', since: now + 20 * minute }),
      came(7, 10, { state: 'WAITING', since: now + 90 * minute }),
    ];

    expect(lineAt(now, { tickets }).coming).toEqual([
      { service: 'ktp', kind: 'booked', perHour: 3 },
      { service: 'kk', kind: 'priority', perHour: 1 },
    ]);
  });
});
