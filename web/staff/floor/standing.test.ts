import { expect, test } from 'vitest';
import type { Floor, FloorTicket } from '#services/queue/contract.ts';
import { standingOf } from './standing.ts';

const now = 10_000_000;
const ticket = (name: string, state: FloorTicket['state'], more: Partial<FloorTicket> = {}): FloorTicket => ({
  id: name,
  ticket: name,
  service: 'akta',
  kind: 'walk-in',
  priority: false,
  state,
  arrivedAt: now - 600_000,
  since: now - 600_000,
  late: false,
  misses: 0,
  ...more,
});
const counter = (id: string, at: FloorTicket | null) => ({
  id,
  state: 'open' as const,
  services: ['akta'],
  mine: false,
  ticket: at,
  parked: [],
});
const floor = (tickets: readonly FloorTicket[], more: Partial<Floor> = {}): Floor => ({
  date: '2026-12-07',
  now,
  day: 'open',
  counters: [],
  tickets: [...tickets],
  services: [],
  notices: [],
  waitsTold: null,
  ...more,
});

test('who has left or did not come is not in the hall', () => {
  const tickets = (['WAITING', 'CALLED', 'SERVING', 'PARKED', 'MISSED', 'DONE', 'CANCELLED'] as const).map(
    (state) => ticket(state, state),
  );

  expect(standingOf(floor(tickets))).toMatchObject({ people: 4, waiting: 1 });
});

test('closing the day ends the tickets of who waits, is parked or may be called again', () => {
  const tickets = [
    ticket('W001', 'WAITING'),
    ticket('W002', 'PARKED'),
    ticket('W003', 'MISSED', { misses: 1 }),
    ticket('W004', 'MISSED', { misses: 2 }),
    ticket('W005', 'DONE'),
  ];

  expect(standingOf(floor(tickets)).affected.map(({ id }) => id)).toEqual(['W001', 'W002', 'W003']);
});

test('a day with somebody at a counter names the counter', () => {
  const served = ticket('W001', 'SERVING');

  expect(standingOf(floor([served], { counters: [counter('1', null), counter('3', served)] }))).toMatchObject(
    { busy: ['3'], openCounters: 2 },
  );
});

test('the longest wait is of those who wait now, and nobody’s when nobody waits', () => {
  expect(standingOf(floor([ticket('W001', 'WAITING')])).longest).toBe(600_000);
  expect(standingOf(floor([ticket('W001', 'DONE')])).longest).toBeUndefined();
});
