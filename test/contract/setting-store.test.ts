import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { settingChanged } from '#shared/events/queue.ts';
import { createSettingStore } from '#shared/settings/dynamodb-store.ts';
import type { SettingVersion } from '#shared/settings/setting.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import type { SettingStore } from '#shared/settings/setting-store.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import { engineForTests } from '../world/engine.ts';
import { createServiceTable } from '../world/service-table.ts';

// The store of settings in memory and the one on DynamoDB keep the same promises.

const engine = engineForTests();
const tell = tellBy(settingChanged);
const operator = '3f8e2c1a-0000-4000-8000-000000000001';
const request = { correlationId: 'request-0001' };

interface Place {
  readonly store: SettingStore;
  /** The outbox that the last change of a setting left. */
  readonly outboxOf: (name: string) => Promise<string | undefined>;
}

async function onDynamoDb(): Promise<Place> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const table = `settings-${randomUUID()}`;
  await client.send(createServiceTable(table));
  const row = z.object({ outbox: z.optional(z.string()) });
  return {
    store: createSettingStore({ client, table, region: 'tanjungbalai', tell }),
    outboxOf: async (name) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: 'SETTINGS', sk: name }, ConsistentRead: true }),
      );
      return row.parse(Item ?? {}).outbox;
    },
  };
}

async function inMemory(): Promise<Place> {
  const store = createMemorySettings(tell);
  return {
    store,
    outboxOf: async (name) => store.told.findLast((outbox) => outbox.includes(`"${name}"`)),
  };
}

const change = (version: number, more: Partial<SettingVersion> = {}): SettingVersion => ({
  name: 'offices.disdukcapil.hours',
  version,
  value: { open: version },
  at: 1_000 + version,
  by: operator,
  reason: `change ${version}`,
  from: { open: version - 1 },
  to: { open: version },
  ...more,
});

describe.each([
  ['in memory', inMemory],
  ['on DynamoDB', onDynamoDb],
])('settings %s', (_, place) => {
  test('has neither rows nor a mark before anything was changed', async () => {
    const { store } = await place();

    expect([await store.mark(), await store.list(), await store.read('x'), await store.history('x')]).toEqual(
      [undefined, [], undefined, []],
    );
  });

  test('keeps the row, every version with what held before and after, and who, when and why', async () => {
    const { store } = await place();

    const answers = [await store.write(change(1), request), await store.write(change(2), request)];

    const { from: _from, to: _to, ...row } = change(2);
    expect(answers).toEqual(['written', 'written']);
    expect(await store.read(row.name)).toEqual(row);
    expect(await store.list()).toEqual([row]);
    expect(await store.history(row.name)).toEqual([change(2), change(1)]);
    expect(await store.version(row.name, 1)).toEqual(change(1));
    expect(await store.version(row.name, 3)).toBeUndefined();
  });

  test('going back to the default is a version like any other, without a value', async () => {
    const { store } = await place();
    const { value: _, ...back } = change(2, { to: 'file' });
    await store.write(change(1), request);

    await store.write(back, request);

    expect(await store.read(back.name)).not.toHaveProperty('value');
    expect(await store.history(back.name)).toEqual([back, change(1)]);
  });

  test('refuses a change whose version was taken, and then nothing of it is kept', async () => {
    const { store, outboxOf } = await place();
    await store.write(change(1), request);
    const before = [await store.mark('strict'), await outboxOf(change(1).name)];

    const answers = [
      await store.write(change(1, { reason: 'late' }), request),
      await store.write(change(3), request),
    ];

    expect(answers).toEqual(['stale', 'stale']);
    expect(await store.history(change(1).name)).toEqual([change(1)]);
    expect([await store.mark('strict'), await outboxOf(change(1).name)]).toEqual(before);
  });

  test('of many who change the same version at once one succeeds, and each setting has its own versions', async () => {
    const { store } = await place();
    const names = ['offices.a1.hours', 'offices.b1.hours'];

    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        store.write(change(1, { name: names[index % 2] ?? '', reason: `rival ${index}` }), request),
      ),
    );

    expect(answers.filter((answer) => answer === 'written')).toHaveLength(2);
    for (const name of names) expect(await store.history(name)).toHaveLength(1);
  });

  test('the mark is another one after every change', async () => {
    const { store } = await place();
    const marks = new Set<string | undefined>();

    for (const version of [1, 2, 3]) {
      await store.write(change(version), request);
      marks.add(await store.mark('strict'));
    }

    expect(marks.size).toBe(3);
  });

  test('the event rides in the row: the setting, its version, the actor in the metadata, no value', async () => {
    const { store, outboxOf } = await place();

    await store.write(change(1, { value: 'secret words' }), request);

    const outbox = await outboxOf('offices.disdukcapil.hours');
    expect(JSON.parse(outbox ?? '[]')).toMatchObject([
      {
        source: 'balai.queue',
        detailType: 'SettingChanged.v1',
        detail: {
          metadata: { version: 1, actor: { kind: 'officer', id: operator }, correlationId: 'request-0001' },
          data: { setting: 'offices.disdukcapil.hours', version: 1, change: 'set' },
        },
      },
    ]);
    expect(outbox).not.toContain('secret words');
    expect(outbox).not.toContain('change 1');
  });
});
