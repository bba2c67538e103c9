import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { EngineRefusal } from '../engine/call.ts';
import { StartError } from '../start-error.ts';
import type { DynamoDb } from './dynamodb.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.optional(z.array(z.string())),
  }),
});

export const tableProperties = z.strictObject({
  TableName: z.optional(z.string()),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.optional(z.literal('PAY_PER_REQUEST')),
  GlobalSecondaryIndexes: z.optional(z.array(index)),
  LocalSecondaryIndexes: z.optional(z.array(index)),
  StreamSpecification: z.optional(
    z.strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) }),
  ),
  TimeToLiveSpecification: z.optional(z.strictObject({ Enabled: z.boolean(), AttributeName: z.string() })),
});
export type TableProperties = z.infer<typeof tableProperties>;

const described = z.object({
  Table: z.object({
    KeySchema: keySchema,
    TableStatus: z.string(),
    GlobalSecondaryIndexes: z.optional(
      z.array(z.object({ IndexName: z.string(), KeySchema: keySchema, IndexStatus: z.optional(z.string()) })),
    ),
    StreamSpecification: z.optional(
      z.object({ StreamEnabled: z.boolean(), StreamViewType: z.optional(z.string()) }),
    ),
    LatestStreamArn: z.optional(z.string()),
  }),
});
type Described = z.infer<typeof described>['Table'];

/** Makes the engine's table what the template says; gives the engine's ARN of its stream. */
export async function ensureTable(
  db: DynamoDb,
  name: string,
  wanted: TableProperties,
): Promise<string | undefined> {
  const found = await describe(db, name);
  if (!found) await create(db, name, wanted);
  else await update(db, name, { found, wanted });
  await ensureTimeToLive(db, name, wanted);
  const { LatestStreamArn } = await active(db, name);
  return wanted.StreamSpecification ? LatestStreamArn : undefined;
}

async function describe(db: DynamoDb, name: string): Promise<Described | undefined> {
  try {
    return z.parse(described, await db.call('DynamoDB_20120810.DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof EngineRefusal && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function active(db: DynamoDb, name: string): Promise<Described> {
  for (;;) {
    const table = await describe(db, name);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    const ready = indexes.every(({ IndexStatus = 'ACTIVE' }) => IndexStatus === 'ACTIVE');
    if (table?.TableStatus === 'ACTIVE' && ready) return table;
    await delay(20);
  }
}

async function create(db: DynamoDb, name: string, wanted: TableProperties): Promise<void> {
  const { TimeToLiveSpecification: _ttl, StreamSpecification: stream, ...rest } = wanted;
  await db.call('DynamoDB_20120810.CreateTable', {
    ...rest,
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    ...(stream ? { StreamSpecification: { StreamEnabled: true, ...stream } } : {}),
  });
}

async function update(
  db: DynamoDb,
  name: string,
  { found, wanted }: { found: Described; wanted: TableProperties },
): Promise<void> {
  if (!isDeepStrictEqual(found.KeySchema, wanted.KeySchema)) {
    throw new StartError(
      `The template gives table ${name} other keys than the stored one has.`,
      'Begin anew with --fresh, which deletes what is stored.',
    );
  }
  const before = found.GlobalSecondaryIndexes ?? [];
  const after = wanted.GlobalSecondaryIndexes ?? [];
  const unchanged = before.filter((old) =>
    after.some((one) => one.IndexName === old.IndexName && isDeepStrictEqual(one.KeySchema, old.KeySchema)),
  );
  for (const { IndexName } of before.filter((old) => !unchanged.includes(old))) {
    await change(db, name, { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] });
  }
  for (const one of after.filter(({ IndexName }) => !unchanged.some((old) => old.IndexName === IndexName))) {
    await change(db, name, {
      AttributeDefinitions: wanted.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: one }],
    });
  }
  const { StreamViewType: viewBefore } = found.StreamSpecification?.StreamEnabled
    ? found.StreamSpecification
    : {};
  const view = wanted.StreamSpecification?.StreamViewType;
  if (viewBefore === view) return;
  if (viewBefore) await change(db, name, { StreamSpecification: { StreamEnabled: false } });
  if (view) await change(db, name, { StreamSpecification: { StreamEnabled: true, StreamViewType: view } });
}

/** One change at a time, as UpdateTable wants it. */
async function change(db: DynamoDb, name: string, input: object): Promise<void> {
  await db.call('DynamoDB_20120810.UpdateTable', { TableName: name, ...input });
  await active(db, name);
}

const timeToLive = z.object({
  TimeToLiveDescription: z.object({ TimeToLiveStatus: z.string(), AttributeName: z.optional(z.string()) }),
});

async function ensureTimeToLive(db: DynamoDb, name: string, wanted: TableProperties): Promise<void> {
  const { TimeToLiveDescription: now } = z.parse(
    timeToLive,
    await db.call('DynamoDB_20120810.DescribeTimeToLive', { TableName: name }),
  );
  const before = now.TimeToLiveStatus === 'ENABLED' ? now.AttributeName : undefined;
  const specification = wanted.TimeToLiveSpecification;
  const after = specification?.Enabled ? specification.AttributeName : undefined;
  if (before === after) return;
  const set = (AttributeName: string, Enabled: boolean) =>
    db.call('DynamoDB_20120810.UpdateTimeToLive', {
      TableName: name,
      TimeToLiveSpecification: { AttributeName, Enabled },
    });
  if (before) await set(before, false);
  if (after) await set(after, true);
}
