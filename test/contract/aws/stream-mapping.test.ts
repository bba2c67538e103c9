import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allow, arnOf, queue, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';
import { type Call, callsWith, nextCall, textsOf } from './seen.ts';

// AWS: Streams: records, order, batches and windows <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>
// AWS: Streams: partial batch failures, splitting, tries <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>
// AWS: Streams: what is given up, in a bucket or told to a queue <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>

const tables = ['Plain', 'Filtered', 'Items', 'Bisect', 'ToQueue', 'Window'];
const streamOf = (table: string) => ({ 'Fn::GetAtt': [table, 'StreamArn'] as const });
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};
const mapping = (source: string, properties: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: streamOf(source),
    FunctionName: { Ref: `${source}Reader` },
    StartingPosition: 'TRIM_HORIZON',
    ...properties,
  },
});
const filter = (...patterns: object[]) => ({
  FilterCriteria: { Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) },
});

let place: Place;

beforeAll(async () => {
  const each = <T>(make: (table: string) => [string, T][]) => Object.fromEntries(tables.flatMap(make));
  place = await openPlace('contract-stream-mapping', {
    Resources: {
      Role: role(
        'lambda.amazonaws.com',
        allow(
          ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          tables.map(streamOf),
        ),
        allow('dynamodb:ListStreams', '*'),
        allow('sqs:SendMessage', ['Failed', ...tables.map((each) => `${each}Seen`)].map(arnOf)),
        allow('s3:ListBucket', arnOf('Bucket')),
        allow('s3:PutObject', { 'Fn::Join': ['', [arnOf('Bucket'), '/aws/lambda/*']] }),
      ),
      Failed: queue(),
      Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
      ...each((name) => [
        [name, table],
        [`${name}Seen`, queue()],
        [`${name}Reader`, recorder({ Environment: { Variables: { SEEN_URL: { Ref: `${name}Seen` } } } })],
      ]),
      PlainMapping: mapping('Plain', { BatchSize: 10 }),
      FilteredMapping: mapping(
        'Filtered',
        filter(
          { dynamodb: { NewImage: { outbox: { S: [{ exists: true }] } } } },
          { dynamodb: { Keys: { pk: { S: [{ prefix: 'DAY#' }] } } } },
        ),
      ),
      ItemsMapping: mapping('Items', {
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 1,
        MaximumBatchingWindowInSeconds: 1,
        DestinationConfig: { OnFailure: { Destination: arnOf('Bucket') } },
      }),
      BisectMapping: mapping('Bisect', {
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 0,
        MaximumBatchingWindowInSeconds: 1,
        DestinationConfig: { OnFailure: { Destination: arnOf('Bucket') } },
      }),
      ToQueueMapping: mapping('ToQueue', {
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: arnOf('Failed') } },
      }),
      WindowMapping: mapping('Window', { BatchSize: 100, MaximumBatchingWindowInSeconds: 2 }),
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' } },
      Failed: { Value: { Ref: 'Failed' } },
      ...each((name) => [
        [name, { Value: { Ref: name } }],
        [`${name}Seen`, { Value: { Ref: `${name}Seen` } }],
      ]),
    },
  });
});
afterAll(() => place?.stop());

const put = (name: string, pk: string, text = pk, more: object = {}) =>
  place.dynamodb.send(
    new PutItemCommand({
      TableName: place.output(name),
      Item: { pk: { S: pk }, text: { S: text }, ...more },
    }),
  );
const seen = (name: string, seconds?: number) => nextCall(place.sqs, place.output(`${name}Seen`), seconds);
const callsOf = (name: string, count: number) => callsWith(place.sqs, place.output(`${name}Seen`), count);

test('a function gets inserts, changes and removals with both images, as Lambda words them', async () => {
  await put('Plain', 'a', 'one', { n: { N: '7' }, b: { B: new Uint8Array([255]) } });
  await put('Plain', 'a', 'two');
  await place.dynamodb.send(
    new DeleteItemCommand({ TableName: place.output('Plain'), Key: { pk: { S: 'a' } } }),
  );

  const records = (await callsOf('Plain', 3)).flatMap(({ event }) => event.Records);

  expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  expect(records[0]).toEqual({
    eventID: expect.any(String),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'ap-southeast-3',
    eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:ap-southeast-3:\d{12}:table\/[^/]+\/stream\/.+/),
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { pk: { S: 'a' } },
      NewImage: { pk: { S: 'a' }, text: { S: 'one' }, n: { N: '7' }, b: { B: '/w==' } },
      SequenceNumber: expect.any(String),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
  expect(records[1]).toMatchObject({
    dynamodb: { OldImage: { text: { S: 'one' } }, NewImage: { text: { S: 'two' } } },
  });
  expect(records[2]?.dynamodb).not.toHaveProperty('NewImage');
});

test('changes of one item arrive in order, whatever the batches', async () => {
  for (let n = 0; n < 30; n += 1) await put('Plain', 'ordered', `text ${n}`);

  const texts = textsOf(await callsOf('Plain', 30));

  expect(texts).toEqual(Array.from({ length: 30 }, (_, n) => `text ${n}`));
});

test.runIf(!process.env['CONTRACT_OUTPUTS'])(
  'a write is with its function within tens of milliseconds',
  async () => {
    const delays: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const written = Date.now();
      await put('Plain', `quick ${n}`);
      const call = await seen('Plain');
      delays.push((call?.started ?? Number.NaN) - written);
    }

    const median = delays.sort((a, b) => a - b)[10];
    expect(median).toBeLessThan(100);
  },
);

test('only what a filter wants arrives, and what it does not want never holds up the rest', async () => {
  await put('Filtered', 'other');
  await put('Filtered', 'x', 'with outbox', { outbox: { S: '[]' } });
  await put('Filtered', 'DAY#1', 'a day');
  await put('Filtered', 'NOT-DAY#1');

  expect(textsOf(await callsOf('Filtered', 2))).toEqual(['with outbox', 'a day']);
  expect(await seen('Filtered', 1)).toBeUndefined();
});

test('after a reported failure the batch starts again there, and what is left in the end goes to the bucket whole', async () => {
  for (const text of ['fine', 'fail', 'behind']) await put('Items', text);

  const calls = await callsOf('Items', 5);

  expect(calls.map((call) => textsOf([call]))).toEqual([
    ['fine', 'fail', 'behind'],
    ['fail', 'behind'],
  ]);
  const stored = await inBucket('fail');
  expect(stored).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    version: '1.0',
    DDBStreamBatchInfo: {
      batchSize: 2,
      shardId: expect.any(String),
      streamArn: expect.stringContaining('/stream/'),
    },
  });
  const payload: Call['event'] = JSON.parse(stored.payload);
  expect(payload.Records.map(({ dynamodb }) => dynamodb?.NewImage?.['text']?.S)).toEqual(['fail', 'behind']);
});

test('a thrown error splits the batch until one record stands alone; the others pass', async () => {
  for (const text of ['a', 'b', 'throw', 'd']) await put('Bisect', text);

  await inBucket('"throw"');

  const calls = (await callsOf('Bisect', 100)).map((call) => textsOf([call]).join(' '));
  expect(calls).toContain('throw');
  expect(calls.filter((texts) => !texts.includes('throw')).join(' ')).toMatch(/a b.*d/);
});

test('a queue as destination is told where the records are, not what they hold', async () => {
  await put('ToQueue', 'throw', 'throw away');

  const { Messages: [message] = [] } = await place.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: place.output('Failed'), WaitTimeSeconds: 10 }),
  );

  const body: unknown = JSON.parse(message?.Body ?? '{}');
  expect(body).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: expect.any(String) },
  });
  expect(message?.Body).not.toContain('throw away');
});

test('a window gathers what is written within it', async () => {
  await put('Window', 'first');
  await put('Window', 'second');
  await put('Window', 'third');

  expect((await seen('Window'))?.event.Records).toHaveLength(3);
});

/** The failed batch in the bucket whose payload holds a text. */
async function inBucket(text: string): Promise<{ payload: string }> {
  const Bucket = place.output('Bucket');
  return await vi.waitFor(
    async () => {
      const { Contents = [] } = await place.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'aws/lambda/' }),
      );
      for (const { Key } of Contents) {
        const { Body } = await place.s3.send(new GetObjectCommand({ Bucket, Key }));
        const stored: { payload: string } = JSON.parse((await Body?.transformToString()) ?? '{}');
        if (stored.payload.includes(text)) {
          expect(Key).toMatch(
            /^aws\/lambda\/[0-9a-f-]{36}\/[^/]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}$/,
          );
          return stored;
        }
      }
      throw new Error(`nothing with ${text} in the bucket`);
    },
    { timeout: 15_000, interval: 200 },
  );
}
