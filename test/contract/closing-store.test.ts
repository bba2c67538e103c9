import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Closing } from '#services/queue/domain/closing.ts';
import type { ClosingStore } from '#services/queue/domain/closing-store.ts';
import { createClosingStore } from '#services/queue/store/closing-store.ts';
import { closingKey } from '#services/queue/store/keys.ts';
import { createMemoryClosings } from '#services/queue/testing/memory-closings.ts';
import { decodeOutbox, readEntry } from '#shared/events/outbox.ts';
import { windowClosed, windowReopened } from '#shared/events/queue.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();
const [closer, opener] = ['a', 'b'].map((last) => `3f8e2c1a-0000-4000-8000-00000000000${last}`);

interface Kept {
  readonly closings: ClosingStore;
  /** The outbox that the last write of a closing left; undefined: none. */
  readonly outboxOf: (closing: Closing) => Promise<string | undefined>;
}

async function onEngine(): Promise<Kept> {
  const { client, table } = await createQueueTable(engine.endpoint);
  return {
    // Two a page: what follows the first page counts as well.
    closings: createClosingStore({ client, table, region: 'tanjungbalai', page: 2 }),
    outboxOf: async (closing) => {
      const Key = closingKey(closing);
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return typeof Item?.['outbox'] === 'string' ? Item['outbox'] : undefined;
    },
  };
}

async function inMemory(): Promise<Kept> {
  const closings = createMemoryClosings();
  return { closings, outboxOf: async () => closings.outboxes.at(-1) };
}

const sample = (id: string, more: Partial<Closing> = {}): Closing => ({
  id,
  office: 'disdukcapil',
  date: localDate.parse('2026-11-24'),
  services: ['akta', 'kia'],
  from: localTime.parse('08:00'),
  to: localTime.parse('24:00'),
  reason: { id: 'listrik padam', en: 'no power' },
  state: 'CLOSED',
  v: 1,
  by: closer ?? '',
  at: 1_000,
  closedFrom: 1_000,
  closedTo: 9_000,
  correlationId: 'request-0001',
  asked: 'abcdefghijklmnopqrstuv',
  ...more,
});

const told = ({ id: closing, office, services, date, from, to, closedFrom, closedTo }: Closing) => ({
  closing,
  office,
  services: [...services],
  date,
  from,
  to,
  closedFrom,
  closedTo,
});
const firstOf = (outbox: string | undefined) => readEntry(decodeOutbox(outbox ?? '')?.[0])?.detail.metadata;
const byTime = { now: 2_000, causationId: 'closing-001' };
const put = (closings: ClosingStore, closing: Closing) =>
  closings.put(closing, [windowClosed.of(told(closing))]);

describe.each([
  ['in memory', inMemory],
  ['on DynamoDB', onEngine],
])('closings %s', (_, create) => {
  test('are put once and read back as they were', async () => {
    const { closings } = await create();
    const closing = sample('closing-001');

    expect(await put(closings, closing)).toBe('stored');
    expect(await put(closings, { ...closing, reason: { id: 'lain', en: 'other' } })).toEqual(closing);

    expect(await closings.read(closing)).toEqual(closing);
    expect(await closings.read({ ...closing, id: 'closing-002' })).toBeUndefined();
    expect(await closings.read({ ...closing, date: localDate.parse('2026-11-25') })).toBeUndefined();
  });

  test('are read back with what was carried out, and without what no request asked for', async () => {
    const { closings } = await create();
    const { asked, ...closing } = sample('closing-001');
    await put(closings, closing);

    const done = { ...closing, done: 'CLOSED', v: 2 } as const;
    expect(await closings.update(done, { events: [], cause: byTime })).toBe('written');

    expect(await closings.read(closing)).toEqual(done);
  });

  test('that follow the settings are read back as such, and nobody’s account stands in their event', async () => {
    const { closings, outboxOf } = await create();
    const { by, ...closing } = sample('closing-001', { origin: 'settings' });

    await put(closings, closing);

    expect(await closings.read(closing)).toEqual(closing);
    expect(firstOf(await outboxOf(closing))?.actor).toBeUndefined();
  });

  test.each([
    ['an older version', { v: 1 }],
    ['a version too far', { v: 3 }],
    ['a state that may not follow', { v: 2, state: 'OVER' }],
  ] as const)('are not written over by %s', async (_, more) => {
    const { closings } = await create();
    const closing = sample('closing-001');
    await put(closings, closing);

    expect(await closings.update({ ...closing, ...more }, { events: [], cause: byTime })).toBe('stale');

    expect(await closings.read(closing)).toEqual(closing);
  });

  test('of an office are listed from a date on, in the order of dates, however many there are', async () => {
    const { closings } = await create();
    const dates = ['2026-11-26', '2026-11-23', '2026-11-25', '2026-11-24', '2026-11-27', '2026-11-28'];
    for (const [index, date] of dates.entries()) {
      await put(closings, sample(`closing-00${index}`, { date: localDate.parse(date) }));
    }
    await put(closings, sample('closing-009', { office: 'kelurahan' }));

    const listed = await closings.list('disdukcapil', localDate.parse('2026-11-24'));

    expect(listed.map(({ date }) => date)).toEqual(dates.filter((date) => date > '2026-11-23').toSorted());
    expect(await closings.list('elsewhere', localDate.parse('2026-11-24'))).toEqual([]);
  });

  test('tell who closed, and who opened again', async () => {
    const { closings, outboxOf } = await create();
    const closing = sample('closing-001');
    await put(closings, closing);
    const closed = firstOf(await outboxOf(closing));

    const next = { ...closing, state: 'UNDONE', v: 2 } as const;
    await closings.update(next, {
      events: [windowReopened.of({ ...told(next), undone: true })],
      cause: { now: 5_000, causationId: 'request-0002', officer: opener ?? '' },
    });
    const reopened = firstOf(await outboxOf(closing));

    const always = { subject: closing.id, correlationId: 'request-0001' };
    expect(closed).toMatchObject({
      ...always,
      version: 1,
      occurredAt: 1_000,
      causationId: 'request-0001',
      actor: { kind: 'officer', id: closer },
    });
    expect(reopened).toMatchObject({
      ...always,
      version: 2,
      occurredAt: 5_000,
      causationId: 'request-0002',
      actor: { kind: 'officer', id: opener },
    });
  });
});
