import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchGetItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
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
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    SchedulerRole: role('scheduler.amazonaws.com', allow('sqs:SendMessage', arnOf('Queue'))),
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

/** What the fixture tells of the host that it started. */
interface Ready {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly table: string;
  readonly sink: string;
  readonly queue: string;
  readonly queueArn: string;
  readonly bucket: string;
  readonly schedulerRole: string;
}

interface Host extends Ready {
  readonly process: ChildProcess;
  readonly db: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly scheduler: SchedulerClient;
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

async function start(clock = '+0s'): Promise<Host> {
  const settled = [assembly, dataFolder, clock];
  const child = fork(join(import.meta.dirname, 'host.fixture.ts'), settled, { silent: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text));
  const ready = await new Promise<Ready>((done, fail) => {
    child.once('message', done);
    child.once('exit', () => fail(new Error(`the host did not start: ${said}`)));
  });
  const settings = { ...ready, region: 'ap-southeast-3', maxAttempts: 1 };
  const host = {
    ...ready,
    process: child,
    db: new DynamoDBClient(settings),
    sqs: new SQSClient(settings),
    s3: new S3Client(settings),
    scheduler: new SchedulerClient(settings),
  };
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

test('objects are whole or not there, and schedules fire, after a kill in the middle of their making', async () => {
  const text = (key: string) => key.repeat(20_000);
  const objects: string[] = [];
  const schedules: string[] = [];
  const host = await start();
  const at = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19);
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let n = 0; ; n += 1) {
      const key = `made-${writer}-${n}`;
      if (writer % 2 === 0) {
        // Each writer's second object takes the place of its first, and so on.
        const Key = `object-${writer}`;
        await host.s3.send(new PutObjectCommand({ Bucket: host.bucket, Key, Body: text(key) }));
        objects[writer] = key;
      } else {
        await host.scheduler.send(
          new CreateScheduleCommand({
            Name: key,
            ScheduleExpression: `at(${at})`,
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: host.queueArn,
              RoleArn: host.schedulerRole,
              Input: JSON.stringify({ plain: key }),
            },
          }),
        );
        schedules.push(key);
      }
    }
  });
  const ended = Promise.allSettled(writers);
  await vi.waitUntil(() => schedules.length > 100 && objects.filter(Boolean).length === 10, {
    timeout: 60_000,
  });
  await kill(host);
  await ended;

  const next = await start('+2h');

  for (const [writer, key] of objects.entries()) {
    if (key === undefined) continue;
    const { Body } = await next.s3.send(
      new GetObjectCommand({ Bucket: next.bucket, Key: `object-${writer}` }),
    );
    const found = (await Body?.transformToString()) ?? '';
    // What was under way when the host died may have been stored without being acknowledged.
    const later = `made-${writer}-${Number(key.split('-')[2]) + 1}`;
    expect([text(key), text(later)].includes(found), `object-${writer}`).toBe(true);
  }
  await vi.waitFor(async () => expect(await missing(next, schedules)).toEqual([]), {
    timeout: 60_000,
    interval: 500,
  });
  const files = readdirSync(join(dataFolder, 'objects'));
  expect(files).toHaveLength(10);
});
