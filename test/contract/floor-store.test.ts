import { describe, expect, test } from 'vitest';
import { openedFloor } from '#services/queue/domain/floor/arrive.ts';
import { closedCounter, noHead } from '#services/queue/domain/floor/floor.ts';
import type { FloorStore } from '#services/queue/domain/floor/floor-store.ts';
import type { Ticket } from '#services/queue/domain/floor/ticket.ts';
import { createFloorStore } from '#services/queue/store/floor/floor-store.ts';
import { sampleTicket } from '#services/queue/testing/floor-samples.ts';
import { createMemoryFloors } from '#services/queue/testing/memory-floors.ts';
import { idOf } from '#services/queue/testing/samples.ts';
import { ticketIssued } from '#shared/events/queue.ts';
import { localDate } from '#shared/time/local.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();
const id = { office: 'disdukcapil', date: localDate.parse('2026-11-24') };
const cause = { now: 1_000, causationId: 'request-0001', officer: '3f8e2c1a-0000-4000-8000-00000000000a' };

async function onEngine() {
  const { client, table } = await createQueueTable(engine.endpoint);
  const floors = createFloorStore({
    client,
    table,
    region: 'tanjungbalai',
    retention: { sheetRetentionDays: 90 },
  });
  return { floors };
}

/** A ticket with everything that a ticket can have. */
const full: Ticket = sampleTicket('W001', {
  kind: 'walk-in',
  priority: true,
  late: true,
  transferred: true,
  calls: [
    { no: 3, by: 'turn', services: ['akta', 'kia'], key: 'key-1' },
    { no: 9, by: 'choice', services: [], key: 'key-2' },
  ],
  misses: 1,
  counter: '3',
  calledAt: 5,
  servedAt: 6,
  stretchAt: 7,
  served: 8,
  parked: 9,
  endedAt: 10,
  outcome: 'left',
  finishKey: 'key-2',
  rating: 'poor',
  ratings: 2,
});

const open = async (floors: FloorStore) => floors.commit(id, { ...openedFloor, cause });
const put = (floors: FloorStore, ticket: Ticket) => floors.commit(id, { ticket, isNew: true, cause });

describe.each([
  ['in memory', async () => ({ floors: createMemoryFloors() })],
  ['on DynamoDB', onEngine],
])('the floors of offices %s', (_, create) => {
  test('nothing is there before the day was opened', async () => {
    const { floors } = await create();

    expect(await floors.read(id)).toEqual({
      id,
      day: undefined,
      head: noHead,
      line: undefined,
      counters: [],
      tickets: [],
    });
    expect(await floors.readDay(id)).toBeUndefined();
    expect(await floors.readTicket(id, idOf('w'))).toBeUndefined();
    expect(await floors.glance(id)).toMatchObject({ head: noHead, line: undefined });
  });

  test('a day is opened once, with its head', async () => {
    const { floors } = await create();

    expect(await open(floors)).toBe('written');
    expect(await open(floors)).toBe('stale');

    expect(await floors.readDay(id)).toEqual(openedFloor.day);
    expect((await floors.read(id)).head).toEqual(openedFloor.head);
  });

  test('everything is read back as it was written', async () => {
    const { floors } = await create();
    const called = { no: 9, ticket: 'W001', counter: '3', at: 5, again: 1 };
    const day = {
      state: 'over',
      v: 1,
      notices: [{ id: 'Tutup', en: 'Closed' }],
      last: 7,
      issued: { akta: 7 },
    } as const;
    const head = { v: 1, calls: 9, at: { '3': called }, last: [called] };
    const counter = {
      ...closedCounter('3'),
      v: 1,
      state: 'break',
      services: ['akta'],
      officer: cause.officer,
      at: 4,
      ticket: full.id,
      priorityLast: true,
    } as const;
    const line = {
      v: 1,
      calls: 9,
      at: { '3': 'W001' },
      order: [
        ['A001', 'akta'],
        ['W0012', 'kia'],
      ],
      open: [['akta', 'kia'], []],
      day: 'open',
      notices: [],
      waits: { akta: [[0, 1, 2]] },
    } as const;

    expect(await floors.commit(id, { day, head, counter, line, ticket: full, isNew: true, cause })).toBe(
      'written',
    );

    expect(await floors.read(id)).toEqual({ id, day, head, line, counters: [counter], tickets: [full] });
    expect(await floors.readTicket(id, full.id)).toEqual(full);
    expect(await floors.glance(id)).toMatchObject({ head, line });
  });

  test('a ticket is put once', async () => {
    const { floors } = await create();

    expect(await put(floors, sampleTicket('W001'))).toBe('written');
    expect(await put(floors, sampleTicket('W001', { label: 'W002' }))).toBe('stale');

    expect((await floors.read(id)).tickets).toEqual([sampleTicket('W001')]);
  });

  test.each([
    ['an older version', { v: 2 }],
    ['a version too far', { v: 4 }],
    ['a state that may not follow', { v: 3, state: 'PARKED' }],
  ] as const)('a ticket of %s is not written', async (_, more) => {
    const { floors } = await create();
    await put(floors, sampleTicket('W001'));

    const ticket = sampleTicket('W001', { state: 'CALLED', ...more });

    expect(await floors.commit(id, { ticket, cause })).toBe('stale');
    expect((await floors.read(id)).tickets).toEqual([sampleTicket('W001')]);
  });

  test('a ticket that was never put is not written', async () => {
    const { floors } = await create();

    expect(await floors.commit(id, { ticket: sampleTicket('W001', { state: 'CALLED', v: 3 }), cause })).toBe(
      'stale',
    );
  });

  test('of a write of several items none is written when one has moved on', async () => {
    const { floors } = await create();
    await open(floors);
    await put(floors, sampleTicket('W001'));
    const { head } = await floors.read(id);
    const ticket = sampleTicket('W001', { state: 'CALLED', v: 3 });
    const counter = { ...closedCounter('1'), v: 1 };

    const behind = { ticket, counter, head: { ...noHead, v: head.v }, cause };
    expect(await floors.commit(id, behind)).toBe('stale');
    expect(await floors.read(id)).toMatchObject({ counters: [], tickets: [{ state: 'WAITING' }] });

    expect(await floors.commit(id, { ...behind, head: { ...noHead, v: head.v + 1 } })).toBe('written');
    expect(await floors.read(id)).toMatchObject({
      counters: [{ id: '1' }],
      tickets: [{ state: 'CALLED' }],
    });
  });

  test('an event that its schema refuses is not written, nor what it tells', async () => {
    const { floors } = await create();
    const visit = { visit: 'no id', office: 'x', service: 'akta', date: '2026-11-24', ticket: 'W001' };
    const events = [ticketIssued.of({ ...visit, kind: 'walk-in' })];

    await expect(floors.commit(id, { ticket: full, isNew: true, events, cause })).rejects.toThrow();
    expect((await floors.read(id)).tickets).toEqual([]);
  });

  test('more than a megabyte of tickets is read whole', async () => {
    const { floors } = await create();
    const services = Array.from({ length: 26 }, (_, index) => `a-service-with-a-long-name-${index}`);
    const calls = Array.from({ length: 40 }, (_, no) => ({
      no,
      by: 'turn' as const,
      services,
      key: `key-${no}`,
    }));
    for (let number = 0; number < 40; number += 1) {
      await put(floors, sampleTicket(`W${String(number).padStart(3, '0')}`, { calls }));
    }

    expect((await floors.read(id)).tickets).toHaveLength(40);
  });
});
