import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { recoveryKey } from '#services/queue/store/keys.ts';
import { createRecoveryStore } from '#services/queue/store/recovery-store.ts';
import { decodeOutbox, readEntry } from '#shared/events/outbox.ts';
import { createQueueTable } from '../../proof/queue-table.ts';
import { engineForTests } from '../../world/engine.ts';

const engine = engineForTests();
const wish = { id: 'AbCdEfGhIjKlMnOpQrStUv', sealed: 'k1.sealed', correlationId: 'request-0001' };
async function table() {
  const clock = { at: Date.parse('2026-11-20T00:00:00Z') };
  const { client, table } = await createQueueTable(engine.endpoint);
  const store = createRecoveryStore({
    client,
    table,
    region: 'tanjungbalai',
    clock: { now: () => clock.at },
  });
  const item = async () =>
    (await client.send(new GetCommand({ TableName: table, Key: { ...recoveryKey(wish.id) } }))).Item;
  return { clock, store, item };
}

test('keeps a wish, with the event that calls the courier, in one write', async () => {
  const { store, item } = await table();

  await store.put(wish);

  expect(await store.read(wish.id)).toEqual(wish);
  const [entry] = decodeOutbox((await item())?.['outbox']) ?? [];
  expect(readEntry(entry)).toMatchObject({
    detailType: 'RecoveryRequested.v1',
    detail: {
      metadata: { subject: wish.id, correlationId: wish.correlationId },
      data: { recovery: wish.id },
    },
  });
});

test('changes nothing when the same wish is put again', async () => {
  const { store } = await table();
  await store.put(wish);

  await store.put({ ...wish, sealed: 'k1.other' });

  expect(await store.read(wish.id)).toEqual(wish);
});

test('knows nothing of a wish after its day, although the engine has not removed it yet', async () => {
  const { store, clock, item } = await table();
  await store.put(wish);

  clock.at += 86_400_000;

  expect(await store.read(wish.id)).toBeUndefined();
  expect(await item()).toBeDefined();
});

test('knows nothing of a wish that nobody made', async () => {
  const { store } = await table();

  expect(await store.read(wish.id)).toBeUndefined();
});
