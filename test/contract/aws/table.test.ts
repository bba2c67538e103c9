import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

// AWS: Tables: update expressions <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html>
// AWS: Tables: conditions, and the item that failed them <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html>
// AWS: Tables: transactions and why they were cancelled <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html>
// AWS: Tables: limits of items, numbers and requests <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html>
// AWS: Tables: units of capacity <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html>
// AWS: Tables: names that must be aliased <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html>

let place: Place;
let TableName: string;

beforeAll(async () => {
  place = await openPlace('contract-table', {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          BillingMode: 'PAY_PER_REQUEST',
          TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        },
      },
    },
    Outputs: { Table: { Value: { Ref: 'Table' } } },
  });
  TableName = place.output('Table');
});
afterAll(() => place?.stop());

type Item = NonNullable<UpdateItemCommandInput['Key']>;
let count = 0;
/** A key that no other test has. */
const newKey = (): Item => {
  count += 1;
  return { pk: { S: `item ${count}` }, sk: { S: 'a' } };
};
const put = (item: Item, more: object = {}) =>
  place.dynamodb.send(new PutItemCommand({ TableName, Item: item, ...more }));
const update = (Key: Item, UpdateExpression: string, values: Item = {}, more: object = {}) =>
  place.dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression,
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      ReturnValues: 'ALL_NEW',
      ...more,
    }),
  );
const get = async (Key: Item) =>
  (await place.dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
const transact = (TransactItems: TransactWriteItem[], more: object = {}) =>
  place.dynamodb.send(new TransactWriteItemsCommand({ TransactItems, ...more }));
const n = (value: number | string) => ({ N: String(value) });
/** A text that brings an item of this key to so many bytes, names included. */
const textFor = (bytes: number, { pk, sk }: Item) =>
  'x'.repeat(bytes - ['pk', 'sk', 'text', pk?.S, sk?.S].join('').length);

describe('an update', () => {
  test.each<[string, Item, string, Item, Item]>([
    [
      'counts up from nothing',
      {},
      'SET c = if_not_exists(c, :zero) + :one',
      { ':zero': n(0), ':one': n(1) },
      { c: n(1) },
    ],
    ['counts below zero', { c: n(1) }, 'SET c = c - :n', { ':n': n(3) }, { c: n(-2) }],
    [
      'takes the values from before for all of its parts',
      { a: n(1), b: n(2) },
      'SET a = b, b = a',
      {},
      { a: n(2), b: n(1) },
    ],
    [
      'appends to a list',
      { l: { L: [n(1)] } },
      'SET l = list_append(l, :l)',
      { ':l': { L: [n(2)] } },
      { l: { L: [n(1), n(2)] } },
    ],
    [
      'puts before a list',
      { l: { L: [n(1)] } },
      'SET l = list_append(:l, l)',
      { ':l': { L: [n(0)] } },
      { l: { L: [n(0), n(1)] } },
    ],
    [
      'removes from a list, and what is behind moves up',
      { l: { L: [n(1), n(2), n(3)] } },
      'REMOVE l[0]',
      {},
      { l: { L: [n(2), n(3)] } },
    ],
    [
      'sets within a map',
      { m: { M: { a: { M: {} } } } },
      'SET m.a.b = :x',
      { ':x': n(-7) },
      { m: { M: { a: { M: { b: n(-7) } } } } },
    ],
    [
      'adds to a set',
      { s: { SS: ['a'] } },
      'ADD s :s',
      { ':s': { SS: ['a', 'b'] } },
      { s: { SS: ['a', 'b'] } },
    ],
    ['makes a set by adding', {}, 'ADD s :s', { ':s': { SS: ['a'] } }, { s: { SS: ['a'] } }],
    [
      'deletes from a set',
      { s: { SS: ['a', 'b'] } },
      'DELETE s :s',
      { ':s': { SS: ['a', 'z'] } },
      { s: { SS: ['b'] } },
    ],
    ['leaves no empty set behind', { s: { SS: ['a'] } }, 'DELETE s :s', { ':s': { SS: ['a'] } }, {}],
    ['adds to a number', { c: n(5) }, 'ADD c :n', { ':n': n(-8) }, { c: n(-3) }],
    ['removes what is not there', { a: n(1) }, 'REMOVE b', {}, { a: n(1) }],
    [
      'does all of it together',
      { a: n(1), s: { SS: ['x'] }, l: { L: [n(1)] } },
      'SET a = a + :one REMOVE l[0] ADD s :s',
      { ':one': n(1), ':s': { SS: ['y'] } },
      { a: n(2), s: { SS: ['x', 'y'] }, l: { L: [] } },
    ],
  ])('%s', async (_, before, expression, values, after) => {
    const key = newKey();
    await put({ ...key, ...before });

    const { Attributes } = await update(key, expression, values);

    expect(Attributes).toEqual({ ...key, ...after });
  });

  // The embedded engine fills the gap with nulls (README: where the host differs).
  test.runIf(process.env['CONTRACT_OUTPUTS'] || process.env['DYNAMODB_ENDPOINT'])(
    'sets beyond the end of a list at its end',
    async () => {
      const key = newKey();
      await put({ ...key, l: { L: [n(1)] } });

      const { Attributes } = await update(key, 'SET l[9] = :x', { ':x': n(2) });

      expect(Attributes?.['l']).toEqual({ L: [n(1), n(2)] });
    },
  );

  test('keeps all 38 digits of a number', async () => {
    const key = newKey();
    const digits = '12345678901234567890123456789012345678';

    const { Attributes } = await update(key, 'SET d = :d', { ':d': n(digits) });

    expect(Attributes?.['d']).toEqual(n(digits));
  });

  test.each<[string, string, Item]>([
    ['a reserved word that is not aliased', 'SET #a = :x, ttl = :x', { ':x': n(1) }],
    ['a value that nobody defined', 'SET a = :y', { ':x': n(1) }],
    ['a value that nobody uses', 'SET a = :x', { ':x': n(1), ':y': n(1) }],
    ['paths that overlap', 'SET m.a = :x, m = :x', { ':x': n(1) }],
    ['a list that is none', 'SET a = list_append(a, :x)', { ':x': { L: [] } }],
    ['a number beyond 38 digits', 'SET a = :x', { ':x': n('1'.repeat(39)) }],
    ['an empty set', 'SET a = :x', { ':x': { SS: [] } }],
    ['a change of its key', 'SET pk = :x', { ':x': { S: 'b' } }],
    ['a map that is not there', 'SET nothing.b = :x', { ':x': n(1) }],
    ['an expression that is none', 'SETT a = :x', { ':x': n(1) }],
  ])('refuses %s, and changes nothing', async (title, expression, values) => {
    const key = newKey();
    await put({ ...key, a: n(1), m: { M: {} } });
    const names = title.startsWith('a reserved') ? { ExpressionAttributeNames: { '#a': 'at' } } : {};

    await expect(update(key, expression, values, names)).rejects.toMatchObject({
      name: 'ValidationException',
    });

    expect(await get(key)).toEqual({ ...key, a: n(1), m: { M: {} } });
  });
});

describe('a condition', () => {
  const item = { a: n(5), s: { SS: ['x'] }, l: { L: [n(1)] }, m: { M: { t: { S: 'text' } } } };

  test.each<[string, Item, boolean]>([
    ['attribute_exists(pk)', {}, true],
    ['attribute_not_exists(m.t)', {}, false],
    ['attribute_type(a, :t)', { ':t': { S: 'N' } }, true],
    ['a BETWEEN :x AND :y', { ':x': n(-1), ':y': n(5) }, true],
    ['a IN (:x, :y)', { ':x': n(4), ':y': n(6) }, false],
    ['a < :x AND NOT contains(s, :s)', { ':x': n(6), ':s': { S: 'x' } }, false],
    ['contains(s, :s) AND contains(m.t, :e)', { ':s': { S: 'x' }, ':e': { S: 'ex' } }, true],
    ['begins_with(m.t, :x) OR a > :y', { ':x': { S: 'z' }, ':y': n(4) }, true],
    ['size(l) = :x AND size(m.t) = :y', { ':x': n(1), ':y': n(4) }, true],
    ['l[0] = :x AND l[1] <> :x', { ':x': n(1) }, true],
    ['gone < :x', { ':x': n(1) }, false],
    ['a < :x', { ':x': { S: '9' } }, false],
    ['gone <> :x', { ':x': n(1) }, true],
  ])('%s with %j holds: %s', async (ConditionExpression, values, holds) => {
    const key = newKey();
    await put({ ...key, ...item });
    const given = update(key, 'REMOVE unset', values, { ConditionExpression });

    if (holds) await expect(given).resolves.toBeDefined();
    else await expect(given).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  /** What a failed condition told of the item. */
  async function toldBy(given: Promise<unknown>): Promise<unknown> {
    try {
      await given;
      return 'the condition held';
    } catch (error) {
      return error instanceof ConditionalCheckFailedException ? error.Item : error;
    }
  }

  test('that fails tells the item as it is, if asked', async () => {
    const key = newKey();
    await put({ ...key, ...item });
    const failing = (more: object) =>
      update(key, 'SET a = :x', { ':x': n(1) }, { ConditionExpression: 'a < :x', ...more });

    expect(await toldBy(failing({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))).toEqual({
      ...key,
      ...item,
    });
    expect(await toldBy(failing({}))).toBeUndefined();
  });

  test('that fails on an item that is not there has none to tell', async () => {
    const given = update(
      newKey(),
      'SET a = :x',
      { ':x': n(1) },
      { ConditionExpression: 'attribute_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    );

    expect(await toldBy(given)).toBeUndefined();
  });
});

describe('a transaction', () => {
  const Put = (item: Item): TransactWriteItem => ({ Put: { TableName, Item: item } });
  const check = (Key: Item, more: object = {}): TransactWriteItem => ({
    ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)', ...more },
  });

  test('that is cancelled says for each item why, in order, and writes nothing', async () => {
    const [fine, taken, gone] = [newKey(), newKey(), newKey()];
    await put({ ...taken, a: n(1) });
    const items = [
      Put(fine),
      {
        Put: {
          TableName,
          Item: taken,
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      },
      check(gone),
    ];

    await expect(transact(items)).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { ...taken, a: n(1) } },
        { Code: 'ConditionalCheckFailed' },
      ],
    });
    expect(await get(fine)).toBeUndefined();
  });

  test('of one token is carried out once, and refused with other content', async () => {
    const key = newKey();
    const ClientRequestToken = `token-${Date.now()}`;
    const add = (by: number): TransactWriteItem => ({
      Update: {
        TableName,
        Key: key,
        UpdateExpression: 'ADD c :n',
        ExpressionAttributeValues: { ':n': n(by) },
      },
    });

    await transact([add(1)], { ClientRequestToken });
    await transact([add(1)], { ClientRequestToken });

    expect(await get(key)).toEqual({ ...key, c: n(1) });
    await expect(transact([add(2)], { ClientRequestToken })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  test.each<[string, () => TransactWriteItem[]]>([
    [
      'two parts for one item',
      () => [Put({ pk: { S: 'twice' }, sk: { S: 'a' } }), check({ pk: { S: 'twice' }, sk: { S: 'a' } })],
    ],
    ['a hundred and one parts', () => Array.from({ length: 101 }, () => Put(newKey()))],
  ])('of %s is refused', async (_, items) => {
    await expect(transact(items())).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('an item', () => {
  const limit = 400 * 1024;

  test('may have 400 KB with its names, and not a byte more', async () => {
    const key = newKey();
    const text = textFor(limit, key);

    await expect(put({ ...key, text: { S: text } })).resolves.toBeDefined();
    await expect(put({ ...key, text: { S: `${text}x` } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(update(key, 'SET a = :x', { ':x': n(1) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('may hold an empty text, but not in its key', async () => {
    const key = newKey();

    await expect(put({ ...key, text: { S: '' } })).resolves.toBeDefined();
    await expect(put({ ...key, sk: { S: '' } })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('that has expired is there until it is deleted', async () => {
    const key = newKey();
    await put({ ...key, ttl: n(1) });

    expect(await get(key)).toEqual({ ...key, ttl: n(1) });
    const { TimeToLiveDescription } = await place.dynamodb.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
  });
});

describe('capacity', () => {
  const ReturnConsumedCapacity = 'TOTAL' as const;
  test.each([
    [1024, 1],
    [1025, 2],
    [3000, 3],
  ])('of writing %i bytes is %i', async (bytes, units) => {
    const key = newKey();

    const { ConsumedCapacity } = await put(
      { ...key, text: { S: textFor(bytes, key) } },
      { ReturnConsumedCapacity },
    );

    expect(ConsumedCapacity?.CapacityUnits).toBe(units);
  });

  test('of a transaction is twice as much, of reading a unit for 4 KB, half as much without consistency', async () => {
    const key = newKey();
    const item = { ...key, text: { S: textFor(1024, key) } };
    const read = (ConsistentRead: boolean) =>
      place.dynamodb.send(
        new GetItemCommand({ TableName, Key: key, ConsistentRead, ReturnConsumedCapacity }),
      );

    const written = await transact([{ Put: { TableName, Item: item } }], { ReturnConsumedCapacity });

    expect(written.ConsumedCapacity?.[0]?.CapacityUnits).toBe(2);
    expect((await read(true)).ConsumedCapacity?.CapacityUnits).toBe(1);
    expect((await read(false)).ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});

describe('a query', () => {
  const query = (more: object) =>
    place.dynamodb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :b)',
        ExpressionAttributeValues: { ':pk': { S: 'list' }, ':b': { S: 'b' } },
        ...more,
      }),
    );
  const keysOf = ({ Items = [] }: { Items?: Item[] | undefined }) => Items.map(({ sk }) => sk?.S);

  test('gives keys in the order of their bytes, in pages, backwards too', async () => {
    for (const sk of ['b2', 'a', 'b10', 'bZ', 'b', 'ba', 'bé'])
      await put({ pk: { S: 'list' }, sk: { S: sk } });

    const all = await query({});
    const first = await query({ Limit: 4 });
    const second = await query({ Limit: 4, ExclusiveStartKey: first.LastEvaluatedKey });

    expect(keysOf(all)).toEqual(['b', 'b10', 'b2', 'bZ', 'ba', 'bé']);
    expect([...keysOf(first), ...keysOf(second)]).toEqual(keysOf(all));
    expect(second.LastEvaluatedKey).toBeUndefined();
    expect(keysOf(await query({ ScanIndexForward: false, Limit: 2 }))).toEqual(['bé', 'ba']);
  });

  test('ends a page at 1 MB, and counts what a filter left out', async () => {
    for (const sk of ['b1', 'b2', 'b3', 'b4']) {
      await put({ pk: { S: 'large' }, sk: { S: sk }, text: { S: 'x'.repeat(390_000) } });
    }
    const ExpressionAttributeValues = { ':pk': { S: 'large' }, ':b': { S: 'b' } };

    const page = await query({ ExpressionAttributeValues, ProjectionExpression: 'sk' });
    const rest = await query({
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ':two': n(1) },
      FilterExpression: 'attribute_exists(gone) OR size(#text) < :two',
      ExpressionAttributeNames: { '#text': 'text' },
      ExclusiveStartKey: page.LastEvaluatedKey,
    });

    expect(page.LastEvaluatedKey).toBeDefined();
    expect(keysOf(page).length).toBeLessThan(4);
    expect(rest).toMatchObject({ Count: 0, ScannedCount: 4 - keysOf(page).length });
  });
});

describe('a batch of reads', () => {
  const read = (Keys: Item[]) =>
    place.dynamodb.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }));

  test('gives what is there, and leaves out what is not', async () => {
    const [here, gone] = [newKey(), newKey()];
    await put(here);

    const { Responses, UnprocessedKeys } = await read([here, gone]);

    expect(Responses?.[TableName]).toEqual([here]);
    expect(UnprocessedKeys).toEqual({});
  });

  test('of one key twice, or of more than a hundred, is refused', async () => {
    const key = newKey();

    await expect(read([key, key])).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(read(Array.from({ length: 101 }, newKey))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('leaves what is beyond 16 MB for another request', async () => {
    const keys = Array.from({ length: 44 }, newKey);
    await Promise.all(keys.map((key) => put({ ...key, text: { S: textFor(400 * 1024, key) } })));

    const { Responses = {}, UnprocessedKeys = {} } = await read(keys);

    const [got, left] = [Responses[TableName] ?? [], UnprocessedKeys[TableName]?.Keys ?? []];
    expect(got.length + left.length).toBe(44);
    expect(left.length).toBeGreaterThan(0);
  });
});
