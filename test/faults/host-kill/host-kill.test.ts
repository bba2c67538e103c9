import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchGetItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allow, arnOf, queue, queueForRule, recorder, role } from '../../contract/aws/parts.ts';
import { assemblyOf } from '../../contract/aws/place.ts';

const table = (stream: object = {}) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    ...stream,
  },
});
const code = (asset: string, Variables: object) =>
  recorder({ Code: { S3Bucket: 'assets', S3Key: `${asset}.zip` }, Timeout: 20, Environment: { Variables } });
const streamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] as const };

/** table → stream → relay → bus → rule → queue → sink, as the product's events go. */
const template = {
  Resources: {
    Table: table({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
    Sink: table(),
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'kill' } },
    Queue: queue({ VisibilityTimeout: 120 }),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['kill'] },
        Targets: [{ Id: 'a', Arn: arnOf('Queue') }],
      },
    },
    Policy: queueForRule('Queue', 'Rule'),
    Role: role(
      'lambda.amazonaws.com',
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], streamArn),
      allow('events:PutEvents', arnOf('Bus')),
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arnOf('Queue')),
      allow('dynamodb:PutItem', arnOf('Sink')),
    ),
    Relay: code('relay', { BUS_NAME: { Ref: 'Bus' } }),
    Consumer: code('sink', { SINK: { Ref: 'Sink' } }),
    FromStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: streamArn,
        FunctionName: { Ref: 'Relay' },
        StartingPosition: 'TRIM_HORIZON',
      },
    },
    FromQueue: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: arnOf('Queue'), FunctionName: { Ref: 'Consumer' } },
    },
  },
  Outputs: {},
};

interface Host {
  readonly process: ChildProcess;
  readonly db: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly table: string;
  readonly sink: string;
  readonly queue: string;
}

let assembly: string;
let dataFolder: string;
const hosts: Host[] = [];

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'kill-'));
  const entry = (name: string) => join(import.meta.dirname, `${name}.ts`);
  assembly = await assemblyOf('kill', template, { relay: entry('relay'), sink: entry('sink') });
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await kill(host);
  endEngine();
  for (const folder of [dataFolder, assembly]) rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Host> {
  const child = fork(join(import.meta.dirname, 'host.fixture.ts'), [assembly, dataFolder], { silent: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text));
  const ready = await new Promise<{
    endpoint: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    table: string;
    sink: string;
    queue: string;
  }>((done, fail) => {
    child.once('message', done);
    child.once('exit', () => fail(new Error(`the host did not start: ${said}`)));
  });
  const settings = { ...ready, region: 'ap-southeast-3', maxAttempts: 1 };
  const host = { ...ready, process: child, db: new DynamoDBClient(settings), sqs: new SQSClient(settings) };
  hosts.push(host);
  return host;
}

async function kill({ process: child }: Host): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

/** The engine that outlives a killed host; the next start would end it, and so must the last one here. */
function endEngine(): void {
  const pid = Number(readFileSync(join(dataFolder, 'dynamodb', 'engine.pid'), 'utf8'));
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

async function missing({ db, sink }: Host, keys: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (let from = 0; from < keys.length; from += 100) {
    const Keys = keys.slice(from, from + 100).map((pk) => ({ pk: { S: pk } }));
    const { Responses } = await db.send(new BatchGetItemCommand({ RequestItems: { [sink]: { Keys } } }));
    for (const { pk } of Responses?.[sink] ?? []) found.add(pk?.S ?? '');
  }
  return keys.filter((key) => !found.has(key));
}

test('whatever was acknowledged reaches the last consumer over three kills of the host under load', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const host = await start();
    const before = acknowledged.length;
    const writers = Array.from({ length: 50 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const pk = `${round}-${writer}-${n}`;
        if (writer % 5 === 0) {
          const MessageBody = JSON.stringify({ plain: pk });
          await host.sqs.send(new SendMessageCommand({ QueueUrl: host.queue, MessageBody }));
        } else {
          await host.db.send(new PutItemCommand({ TableName: host.table, Item: { pk: { S: pk } } }));
        }
        acknowledged.push(pk);
      }
    });
    const ended = Promise.allSettled(writers);
    await vi.waitUntil(() => acknowledged.length > before + 600, { timeout: 30_000 });
    await kill(host);
    await ended;
  }

  const host = await start();

  await vi.waitFor(async () => expect(await missing(host, acknowledged)).toEqual([]), {
    timeout: 60_000,
    interval: 500,
  });
});
