import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { commitmentOf } from '#services/queue/domain/draw.ts';
import type { ListedWish } from '#services/queue/domain/wish.ts';
import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import { idOf, nine, sampleId, tagOf, ten } from '#services/queue/testing/samples.ts';
import { decodeOutbox, readEntry } from '#shared/events/outbox.ts';
import { addDays } from '#shared/time/local.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();
const cause = { correlationId: 'request-0001' };

const inMemory = async () => {
  const stores = createMemoryStores();
  return { ...stores, outboxesOf: async () => stores.outboxes };
};
const onDynamoDb = async () => {
  const { stores, client, table } = await createQueueTable(engine.endpoint);
  return {
    ...stores,
    outboxesOf: async () => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'WISH#disdukcapil#akta#20261123' },
        }),
      );
      return Items.flatMap(({ outbox }) => (outbox === undefined ? [] : [String(outbox)]));
    },
  };
};

const wishOf = (name: string, more: Partial<ListedWish> = {}): ListedWish => ({
  tag: tagOf(name),
  id: idOf(name),
  at: 5_000,
  kind: 'waitlist',
  windows: [ten, nine],
  entry: `entry-${name}`.padEnd(11, '-').slice(0, 11),
  state: 'waiting',
  ...more,
});

describe.each([
  ['in memory', inMemory],
  ['on DynamoDB', onDynamoDb],
])('lists of who waits %s', (_, create) => {
  test('have a wish once, with the event that tells it, and their day', async () => {
    const { wishes, outboxesOf } = await create();

    expect(await wishes.join(sampleId, wishOf('ani'), cause)).toBe('joined');
    expect(await wishes.join(sampleId, wishOf('ani', { at: 9_000 }), cause)).toBe('joined');
    expect(await wishes.join(sampleId, wishOf('budi', { windows: [] }), cause)).toBe('joined');

    expect(await wishes.list(sampleId)).toEqual([wishOf('ani'), wishOf('budi', { windows: [] })]);
    expect(await wishes.find(sampleId, tagOf('ani'))).toEqual(wishOf('ani'));
    expect(await wishes.find(sampleId, tagOf('citra'))).toBeUndefined();
    const told = (await outboxesOf()).flatMap((text) => (decodeOutbox(text) ?? []).map(readEntry));
    expect(told.map((entry) => [entry?.detailType, entry?.detail.data])).toEqual([
      ['SlotWished.v1', { booking: idOf('ani'), ...sampleId, kind: 'waitlist', windows: 2 }],
      ['SlotWished.v1', { booking: idOf('budi'), ...sampleId, kind: 'waitlist', windows: 0 }],
    ]);
  });

  test('take a second wish of a person only when the first one waits no more', async () => {
    const { wishes } = await create();
    const again = wishOf('ani', { id: idOf('again') });
    await wishes.join(sampleId, wishOf('ani'), cause);

    expect(await wishes.join(sampleId, again, cause)).toEqual(wishOf('ani'));
    await wishes.end(sampleId, wishOf('ani'), { state: 'ended' });
    expect(await wishes.join(sampleId, wishOf('ani'), cause)).toBe('joined');
    expect(await wishes.find(sampleId, tagOf('ani'))).toMatchObject({ state: 'ended' });
    expect(await wishes.join(sampleId, again, cause)).toBe('joined');
    expect(await wishes.find(sampleId, tagOf('ani'))).toEqual(again);
  });

  test('take nobody twice who took part in a draw', async () => {
    const { wishes } = await create();
    const drawn = wishOf('ani', { kind: 'draw' });
    await wishes.join(sampleId, drawn, cause);
    await wishes.end(sampleId, drawn, { state: 'placed', window: ten });

    expect(await wishes.join(sampleId, wishOf('ani', { id: idOf('again') }), cause)).toEqual({
      ...drawn,
      state: 'placed',
      window: ten,
    });
  });

  test('note what became of a wish once, and not of another one of the person', async () => {
    const { wishes } = await create();
    await wishes.join(sampleId, wishOf('ani'), cause);

    await wishes.end(sampleId, { tag: tagOf('ani'), id: idOf('other') }, { state: 'ended' });
    expect(await wishes.find(sampleId, tagOf('ani'))).toEqual(wishOf('ani'));
    await wishes.end(sampleId, wishOf('ani'), { state: 'placed', window: nine });
    await wishes.end(sampleId, wishOf('ani'), { state: 'ended' });

    expect(await wishes.list(sampleId)).toEqual([wishOf('ani', { state: 'placed', window: nine })]);
  });

  test('are found by office, from a date on', async () => {
    const { wishes } = await create();
    const later = { ...sampleId, date: addDays(sampleId.date, 3) };
    await wishes.join(later, wishOf('ani'), cause);
    await wishes.join(sampleId, wishOf('ani'), cause);
    await wishes.join({ ...later, office: 'other' }, wishOf('ani'), cause);

    expect(await wishes.days('disdukcapil', sampleId.date)).toEqual([sampleId, later]);
    expect(await wishes.days('disdukcapil', addDays(sampleId.date, 1))).toEqual([later]);
  });
});

describe.each([
  ['in memory', inMemory],
  ['on DynamoDB', onDynamoDb],
])('draws %s', (_, create) => {
  test('commit to one seed a day, and are found with the days that somebody waits for', async () => {
    const { draws, wishes } = await create();
    await draws.prepare(sampleId);
    const first = await draws.read(sampleId);
    await draws.prepare(sampleId);

    expect(await draws.read(sampleId)).toEqual(first);
    expect(first?.commitment).toBe(await commitmentOf(first?.seed ?? ''));
    expect(first?.drawn).toBeUndefined();
    expect(await wishes.days('disdukcapil', sampleId.date)).toEqual([sampleId]);
    expect(await wishes.list(sampleId)).toEqual([]);
  });

  test('freeze who takes part once, as it is read back', async () => {
    const { draws } = await create();
    await draws.prepare(sampleId);
    const drawn = {
      at: 9_000,
      hash: 'a'.repeat(64),
      entrants: [
        { entry: 'AbCdEfGhIjK', windows: [ten, nine] },
        { entry: 'KjIhGfEdCbA', windows: [] },
      ],
      seats: new Map([
        [nine, 2],
        [ten, 0],
      ]),
    };

    await draws.freeze(sampleId, drawn);
    await draws.freeze(sampleId, { ...drawn, at: 10_000, entrants: [] });

    expect((await draws.read(sampleId))?.drawn).toEqual(drawn);
  });

  test('are not frozen where there is none', async () => {
    const { draws } = await create();

    await draws.freeze(sampleId, { at: 1, hash: 'a'.repeat(64), entrants: [], seats: new Map() });

    expect(await draws.read(sampleId)).toBeUndefined();
  });
});

test('a draw is asked of the table until it is over, and once after that', async () => {
  const { stores, client } = await createQueueTable(engine.endpoint);
  const { draws } = stores;
  let gets = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'GetItemCommand') gets += 1;
        return next(call);
      },
    { step: 'initialize' },
  );
  await draws.prepare(sampleId);
  await draws.read(sampleId);
  await draws.read(sampleId);
  expect(gets).toBe(2);
  const drawn = { at: 9_000, hash: 'a'.repeat(64), entrants: [], seats: new Map([[ten, 2]]) };
  await draws.freeze(sampleId, drawn);

  const reads = [await draws.read(sampleId), await draws.read(sampleId)];

  expect(reads.map((one) => one?.drawn)).toEqual([drawn, drawn]);
  expect(gets).toBe(3);
});
