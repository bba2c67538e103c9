import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bundle } from '#infra/bundles.ts';
import { loadRegion } from '#infra/regions.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { type Resource, templatesOf } from './assembly.ts';
import { statementsOf } from './statements.ts';

// What a role may do against what its bundle can do: a grant that no code uses is a door left open. The other way round,
// a call without its grant, ends as AccessDenied on the one-machine host, which enforces these very policies.

const calls: Readonly<Record<string, string>> = {
  GetCommand: 'dynamodb:GetItem',
  BatchGetCommand: 'dynamodb:BatchGetItem',
  QueryCommand: 'dynamodb:Query',
  PutCommand: 'dynamodb:PutItem',
  UpdateCommand: 'dynamodb:UpdateItem',
  ScanCommand: 'dynamodb:Scan',
  DeleteCommand: 'dynamodb:DeleteItem',
  // Transactions put, or update as a single write does, …
  TransactWriteCommand: 'dynamodb:PutItem',
  // … and ask of what they do not write.
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  GetSecretValueCommand: 'secretsmanager:GetSecretValue',
  PutEventsCommand: 'events:PutEvents',
  SendMessageCommand: 'sqs:SendMessage',
  SendEmailCommand: 'ses:SendEmail',
  PublishCommand: 'sns:Publish',
  GetObjectCommand: 's3:GetObject',
  HeadObjectCommand: 's3:GetObject',
  PutObjectCommand: 's3:PutObject',
  CopyObjectCommand: 's3:PutObject',
  DeleteObjectCommand: 's3:DeleteObject',
  ListObjectsV2Command: 's3:ListBucket',
  CreateScheduleCommand: 'scheduler:CreateSchedule',
};

/** Used by Lambda itself on the role's behalf: logs, and the polling of queues and streams. A role is passed by the call that names it. */
const lambdasOwn =
  /^logs:|^iam:PassRole$|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$|^s3:|^sqs:(Receive|Delete|GetQueue)/;

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      entryPoint: z.optional(z.string()),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
    }),
  ),
});

/** Entry point → the actions that code of ours in its bundle calls. */
async function callsOfBundles(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-grants-'));
  await bundle({ region: await loadRegion('tanjungbalai'), catalogue, folder });
  const { outputs } = metafile.parse(JSON.parse(readFileSync(join(folder, 'maps/metafile.json'), 'utf8')));
  return new Map(
    Object.values(outputs).map(({ entryPoint = '', inputs }) => [
      entryPoint,
      new Set(
        Object.entries(inputs)
          .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && /^(services|shared)\//.test(file))
          .flatMap(([file]) => [
            ...readFileSync(file, 'utf8').matchAll(/new (\w+Command)\(|\b(ConditionCheck): \{/g),
          ])
          .map(([, command, check = '']) => command ?? check)
          .map((command) => calls[command] ?? `unknown ${command}`),
      ),
    ]),
  );
}

test('no function is granted a call that its code cannot make', async () => {
  const made = await callsOfBundles();
  const resources = (await templatesOf('tanjungbalai')).flatMap((stack) => stack.resources);
  const roles = new Map(resources.map((resource) => [`${resource.stack} ${resource.id}`, resource]));

  const granted = resources
    .filter(
      ({ type, properties }) => type === 'AWS::Lambda::Function' && properties['Runtime'] === 'nodejs24.x',
    )
    .map((lambda) => ({ entry: entryOf(lambda), actions: actionsOf(lambda, roles) }));

  expect(granted.length).toBeGreaterThan(0);
  expect(
    [...made.values()].flatMap((set) => [...set]).filter((action) => action.startsWith('unknown')),
  ).toEqual([]);
  expect(
    granted.flatMap(({ entry, actions }) =>
      actions.filter((action) => made.get(entry)?.has(action) !== true).map((action) => `${entry} ${action}`),
    ),
  ).toEqual([]);
});

/** `…: queue api` → `services/queue/handlers/api.ts`. */
function entryOf({ properties }: Resource): string {
  const [service, entry] = String(properties['Description']).split(': ').at(-1)?.split(' ') ?? [];
  return `services/${service}/handlers/${entry}.ts`;
}

function actionsOf({ stack, properties }: Resource, roles: ReadonlyMap<string, Resource>): readonly string[] {
  const [, id] = /"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(properties['Role'])) ?? [];
  const role = roles.get(`${stack} ${id}`);
  if (role === undefined) throw new Error(`${stack}: no role ${id}`);
  return statementsOf(role)
    .flatMap(({ actions }) => actions)
    .filter((action) => !lambdasOwn.test(action));
}
