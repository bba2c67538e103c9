import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dynamoDb } from '../../../local-aws/dynamodb/dynamodb.ts';
import { expireItems } from '../../../local-aws/dynamodb/expiry.ts';
import { type RunningHost, startHost } from '../../../local-aws/start-host.ts';
import { allow, arnOf, queue, recorder, role } from './parts.ts';
import { assemblyOf } from './place.ts';
import { nextCall, textsOf } from './seen.ts';

// AWS: Streams: a place in the stream that outlives the host <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html>

// What one template leaves in the data folder and the next one finds: a stack update, which CloudFormation does in AWS.
let dataFolder: string;
let running: RunningHost | undefined;
const folders: string[] = [];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'again-'));
  folders.push(dataFolder);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function start(Resources: Record<string, object>): Promise<RunningHost> {
  await running?.stop();
  running = undefined;
  const assembly = await assemblyOf('again', { Resources, Outputs: {} });
  folders.push(assembly);
  running = await startHost({ assembly, dataFolder, port: 0 });
  return running;
}
const settingsOf = (host: RunningHost) => ({
  endpoint: host.gatewayUrl,
  region: 'ap-southeast-3',
  credentials: host.credentials(),
});
const db = (host: RunningHost) => new DynamoDBClient(settingsOf(host));
const TableName = 'again-Table';

const index = (IndexName: string, key: string) => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});
const table = (properties: object = {}, attributes: readonly string[] = ['pk'], key = 'pk') => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    BillingMode: 'PAY_PER_REQUEST',
    ...properties,
  },
});
const put = (host: RunningHost, pk: string, more: object = {}) =>
  db(host).send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...more } }));

describe('a table', () => {
  test('keeps its items; indexes come and go with the template', async () => {
    let host = await start({ Table: table() });
    await put(host, 'a', { x: { S: 'one' }, y: { S: 'two' } });

    host = await start({ Table: table({ GlobalSecondaryIndexes: [index('byX', 'x')] }, ['pk', 'x']) });
    const byX = new QueryCommand({
      TableName,
      IndexName: 'byX',
      KeyConditionExpression: 'x = :x',
      ExpressionAttributeValues: { ':x': { S: 'one' } },
    });
    expect((await db(host).send(byX)).Items).toMatchObject([{ pk: { S: 'a' } }]);

    host = await start({ Table: table({ GlobalSecondaryIndexes: [index('byY', 'y')] }, ['pk', 'y']) });
    const { Table } = await db(host).send(new DescribeTableCommand({ TableName }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byY']);
    expect((await db(host).send(new ScanCommand({ TableName }))).Items).toMatchObject([{ pk: { S: 'a' } }]);
  });

  test('whose keys change is refused with the way out, and untouched', async () => {
    let host = await start({ Table: table() });
    await put(host, 'a');

    await expect(start({ Table: table({}, ['id'], 'id') })).rejects.toMatchObject({
      message: expect.stringContaining('other keys'),
      wayOut: expect.stringContaining('--fresh'),
    });

    host = await start({ Table: table() });
    expect((await db(host).send(new ScanCommand({ TableName }))).Count).toBe(1);
  });

  test('loses what is past its time, not what was renewed, never set, or set by mistake years ago', async () => {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'ttl' };
    const host = await start({ Table: table({ TimeToLiveSpecification }) });
    const now = Math.floor(Date.now() / 1000);
    for (const [pk, ttl] of Object.entries({ past: now - 1, coming: now + 60, ancient: 5 })) {
      await put(host, pk, { ttl: { N: String(ttl) } });
    }
    await put(host, 'none');

    const gone = await expireItems(await dynamoDb(host.host), {
      table: TableName,
      keys: ['pk'],
      attribute: 'ttl',
      now,
    });

    expect(gone).toBe(1);
    const { Items = [] } = await db(host).send(new ScanCommand({ TableName }));
    expect(Items.map(({ pk }) => pk?.S).sort()).toEqual(['ancient', 'coming', 'none']);
  });
});

const streamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] as const };
const reading = allow(
  ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  streamArn,
);
const streamed = (StartingPosition: string, mapping: object = {}, may: object = reading) => ({
  Table: table({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  Seen: queue(),
  Role: role('lambda.amazonaws.com', may, allow('sqs:SendMessage', arnOf('Seen'))),
  Function: recorder(),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: streamArn,
      FunctionName: { Ref: 'Function' },
      StartingPosition,
      ...mapping,
    },
  },
});
const withoutMapping = ({ Mapping: _left, ...rest }: ReturnType<typeof streamed>) => rest;
const textOf = async (host: RunningHost, seconds?: number) => {
  const url = host.resource('again', 'Seen')?.ref ?? '';
  return textsOf([await nextCall(new SQSClient(settingsOf(host)), url, seconds)]);
};
const write = (host: RunningHost, text: string) => put(host, 'item', { text: { S: text } });

describe('a stream mapping', () => {
  test('from LATEST begins where the stream is at its first start, and goes on from there at the next', async () => {
    let host = await start(withoutMapping(streamed('LATEST')));
    await write(host, 'before');
    host = await start(streamed('LATEST'));
    await write(host, 'after');
    expect(await textOf(host)).toEqual(['after']);

    host = await start(withoutMapping(streamed('LATEST')));
    await write(host, 'while the mapping was away');
    host = await start(streamed('LATEST'));
    expect(await textOf(host)).toEqual(['while the mapping was away']);
  });

  test('from TRIM_HORIZON begins with the oldest record, and does not repeat it at the next start', async () => {
    let host = await start(withoutMapping(streamed('TRIM_HORIZON')));
    await write(host, 'oldest');
    host = await start(streamed('TRIM_HORIZON'));
    expect(await textOf(host)).toEqual(['oldest']);

    host = await start(streamed('TRIM_HORIZON'));
    expect(await textOf(host, 2)).toEqual([]);
  });
});

const bucket = (properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties: properties });

describe('the start is refused', () => {
  const filtered = (pattern: object) => ({
    FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] },
  });
  const rule = (EventPattern: object) => ({
    Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern } },
  });

  test.each([
    [
      'a filter with an operator that Lambda lacks',
      streamed('LATEST', filtered({ a: [{ wildcard: 'x*' }] })),
      'unknown operator',
    ],
    [
      'a mapping whose role may not read',
      streamed('LATEST', {}, allow('dynamodb:GetRecords', streamArn)),
      'DescribeStream',
    ],
    [
      'a mapping with a property that is not hosted',
      streamed('LATEST', { TumblingWindowInSeconds: 5 }),
      'TumblingWindowInSeconds',
    ],
    [
      'more than one batch of a shard at once',
      streamed('LATEST', { ParallelizationFactor: 2 }),
      'ParallelizationFactor',
    ],
    [
      'a rule with an operator that is not hosted',
      rule({ source: [{ cidr: '10.0.0.0/8' }] }),
      'unknown operator',
    ],
    [
      'a bucket with versions',
      { Bucket: bucket({ VersioningConfiguration: { Status: 'Enabled' } }) },
      'Versioning',
    ],
    [
      'a bucket whose objects need a key of KMS',
      {
        Bucket: bucket({
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
            ],
          },
        }),
      },
      'SSEAlgorithm',
    ],
    [
      'a rule that moves objects to another class',
      {
        Bucket: bucket({
          LifecycleConfiguration: {
            Rules: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER' }] }],
          },
        }),
      },
      'Transitions',
    ],
    ['a FIFO queue', { Queue: queue({ FifoQueue: true }) }, 'FifoQueue'],
  ])('for %s', async (_title, resources, named) => {
    await expect(start(resources)).rejects.toThrow(named);
  });
});
