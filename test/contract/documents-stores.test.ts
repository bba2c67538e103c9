import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import type { DayEntry } from '#services/documents/domain/figures.ts';
import type { Look } from '#services/documents/domain/look.ts';
import { createFigureStore } from '#services/documents/store/figure-store.ts';
import { lookPartition } from '#services/documents/store/keys.ts';
import { createLookStore } from '#services/documents/store/look-store.ts';
import { createMemoryFigures } from '#services/documents/testing/memory-figures.ts';
import { createMemoryLooks } from '#services/documents/testing/memory-looks.ts';
import { localDate } from '#shared/time/local.ts';
import { engineForTests } from '../world/engine.ts';
import { createServiceTable } from '../world/service-table.ts';

const engine = engineForTests();

async function place() {
  const base = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const table = `documents-${randomUUID()}`;
  await base.send(createServiceTable(table));
  return { client: DynamoDBDocumentClient.from(base), table };
}

const date = (day: number) => localDate.parse(`2026-11-${String(day).padStart(2, '0')}`);

describe.each([
  ['in memory', async () => createMemoryFigures()],
  ['on DynamoDB', async () => createFigureStore(await place())],
])('entries of days %s', (_, create) => {
  const entry = (day: number, more: Partial<DayEntry> = {}): DayEntry => ({
    office: 'disdukcapil',
    date: date(day),
    request: 'ani--------',
    version: 1,
    adds: ['submitted'],
    ...more,
  });

  test('are kept once, however often and in which order they come', async () => {
    const figures = await create();
    const decided = entry(17, { version: 4, adds: ['ready', 'kept', 'oneVisit'] });

    for (const one of [decided, entry(16), decided, entry(16), entry(16, { request: 'budi-------' })]) {
      await figures.note(one);
    }

    expect(await figures.list('disdukcapil', { from: date(16), to: date(17) })).toEqual([
      { date: date(16), adds: ['submitted'] },
      { date: date(16), adds: ['submitted'] },
      { date: date(17), adds: ['ready', 'kept', 'oneVisit'] },
    ]);
  });

  test('are found from the first day to the last, of one office', async () => {
    const figures = await create();
    for (const day of [15, 16, 17, 18]) await figures.note(entry(day));
    await figures.note(entry(16, { office: 'elsewhere' }));

    const found = await figures.list('disdukcapil', { from: date(16), to: date(17) });

    expect(found.map((one) => one.date)).toEqual([date(16), date(17)]);
  });
});

const look = (at: number, more: Partial<Look> = {}): Look => ({
  office: 'disdukcapil',
  date: date(16),
  at: Date.parse('2026-11-16T03:00:00Z') + at,
  actor: '3f8e2c1a-0000-4000-8000-00000000000a',
  action: 'verify-requests',
  why: 'verifying',
  request: 'ani--------',
  correlationId: `request-${at}`,
  ...more,
});

describe.each([
  ['in memory', async () => createMemoryLooks()],
  ['on DynamoDB', async () => createLookStore(await place())],
])('looks %s', (_, create) => {
  test('of a request are listed in the order of time, with why and by whom', async () => {
    const looks = await create();
    const words = look(9_000, { why: 'other', words: 'Menjawab pertanyaan camat' });

    for (const one of [words, look(1_000), look(5_000, { request: 'budi-------' })]) await looks.note(one);

    expect(await looks.list('ani--------')).toEqual([look(1_000), words]);
    expect(await looks.list('nobody-----')).toEqual([]);
  });
});

test('looks leave after five years', async () => {
  const { client, table } = await place();
  await createLookStore({ client, table }).note(look(0));

  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :looks',
      ExpressionAttributeValues: { ':looks': lookPartition('ani--------') },
    }),
  );

  expect(Items.map(({ ttl }) => Number(ttl) - look(0).at / 1000)).toEqual([5 * 365 * 86_400]);
});
