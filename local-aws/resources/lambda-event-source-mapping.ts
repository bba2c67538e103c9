import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import { dynamoDb } from '../dynamodb/dynamodb.ts';
import type { Outcome } from '../functions/functions.ts';
import type { Caller } from '../gateway.ts';
import type { Host } from '../host.ts';
import { Checkpoints } from '../mappings/checkpoints.ts';
import { failureDestination } from '../mappings/failed-batch.ts';
import { QueueMapping } from '../mappings/queue-mapping.ts';
import { StreamMapping } from '../mappings/stream-mapping.ts';
import { compilePattern, type EventTest } from '../patterns/pattern.ts';
import { hosted, type Started } from '../resource.ts';
import { sqs } from '../sqs/backend.ts';
import { StartError } from '../start-error.ts';
import { database } from '../storage/database.ts';

const properties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z._default(z.boolean(), true),
  StartingPosition: z.optional(z.enum(['TRIM_HORIZON', 'LATEST'])),
  BatchSize: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
  MaximumBatchingWindowInSeconds: z._default(z.int().check(z.gte(0), z.lte(300)), 0),
  FilterCriteria: z.optional(z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })),
  FunctionResponseTypes: z._default(z.array(z.literal('ReportBatchItemFailures')), []),
  BisectBatchOnFunctionError: z._default(z.boolean(), false),
  MaximumRetryAttempts: z._default(z.int().check(z.gte(-1), z.lte(10_000)), -1),
  MaximumRecordAgeInSeconds: z._default(z.int().check(z.gte(-1), z.lte(604_800)), -1),
  ParallelizationFactor: z.optional(z.literal(1)),
  DestinationConfig: z.optional(z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) })),
  ScalingConfig: z.optional(z.strictObject({ MaximumConcurrency: z.int().check(z.gte(2), z.lte(1_000)) })),
});
type Properties = z.infer<typeof properties>;

interface Mapping {
  readonly id: string;
  readonly label: string;
  readonly functionArn: string;
  readonly role: Caller;
}

/** Batches in work at once when the template sets no limit. Lambda starts with five pollers; more than processors gain nothing here. */
const usualConcurrency = Math.min(5, Math.max(2, availableParallelism()));

export const lambdaEventSourceMapping = hosted({
  type: 'AWS::Lambda::EventSourceMapping',
  properties,
  noLocalEffect: { Tags: 'Nothing is billed or searched by tags.' },
  start: async ({ properties: wanted, stack, logicalId }, host): Promise<Started> => {
    const functionArn = host.functions.arnOf(wanted.FunctionName);
    const mapping: Mapping = {
      id: mappingId(`${stack}/${logicalId}`),
      label: `mapping ${stack}/${logicalId}`,
      functionArn,
      role: { kind: 'role', roleArn: host.functions.roleOf(functionArn) },
    };
    const running = wanted.EventSourceArn.includes(':sqs:')
      ? ofQueue(wanted, mapping, host)
      : await ofStream(wanted, mapping, host);
    return {
      ref: mapping.id,
      attributes: { Id: mapping.id },
      ...(wanted.Enabled ? { open: () => running.open() } : {}),
      stop: () => running.stop(),
    };
  },
});

function ofQueue(wanted: Properties, mapping: Mapping, host: Host) {
  if (wanted.FilterCriteria) {
    throw new StartError(
      `${mapping.label}: filters on queues are not hosted.`,
      'Filter in the rule that feeds the queue.',
    );
  }
  const queue = sqs(host).byArn(wanted.EventSourceArn);
  if (!queue)
    throw new StartError(
      `${mapping.label}: no queue ${wanted.EventSourceArn}.`,
      'Name a queue of the templates.',
    );
  const may = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  requireSource(mapping, host, may, wanted.EventSourceArn);
  return new QueueMapping(
    {
      batchSize: wanted.BatchSize ?? 10,
      window: wanted.MaximumBatchingWindowInSeconds,
      reportsItems: wanted.FunctionResponseTypes.length > 0,
      concurrency: wanted.ScalingConfig?.MaximumConcurrency ?? usualConcurrency,
      awsRegion: host.aws.region,
    },
    { queue, invoke: (event) => invoke(mapping, host, event), log: (line) => host.log(mapping.label, line) },
  );
}

async function ofStream(wanted: Properties, mapping: Mapping, host: Host) {
  const db = await dynamoDb(host);
  const stream = db.streams.get(wanted.EventSourceArn);
  if (!stream)
    throw new StartError(
      `${mapping.label}: no stream ${wanted.EventSourceArn}.`,
      'Name a stream of the templates.',
    );
  const may = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  requireSource(mapping, host, may, wanted.EventSourceArn);
  const leave = failureDestination(
    wanted.DestinationConfig?.OnFailure.Destination,
    {
      mappingId: mapping.id,
      streamArn: wanted.EventSourceArn,
      functionArn: mapping.functionArn,
      role: mapping.role,
    },
    host,
  );
  const log = (line: string) => host.log(mapping.label, line);
  return new StreamMapping(
    {
      stream,
      from: wanted.StartingPosition ?? 'TRIM_HORIZON',
      batchSize: wanted.BatchSize ?? 100,
      window: wanted.MaximumBatchingWindowInSeconds,
      wants: anyOf(wanted, mapping),
      bisect: wanted.BisectBatchOnFunctionError,
      reportsItems: wanted.FunctionResponseTypes.length > 0,
      retries: wanted.MaximumRetryAttempts,
      maximumAge: wanted.MaximumRecordAgeInSeconds,
    },
    {
      db,
      checkpoints: new Checkpoints(database(host), `${mapping.id} ${stream}`),
      log,
      invoke: async (records) => {
        const Records = records.map((record) => ({
          ...record,
          awsRegion: host.aws.region,
          eventSourceARN: wanted.EventSourceArn,
        }));
        const outcome = await invoke(mapping, host, { Records });
        if (outcome.kind === 'functionError') {
          log(`${records.length} record(s) failed: ${outcome.errorType}: ${outcome.errorMessage}`);
        }
        return outcome;
      },
      giveUp: async (shard, records, why, tries) => {
        log(`${records.length} record(s) given up (${why})`);
        leave({ shard, records, why, tries });
      },
    },
  );
}

/** Lambda refuses to create a mapping whose function's role may not read the source. */
function requireSource(mapping: Mapping, host: Host, actions: readonly string[], resource: string): void {
  try {
    host.iam.require(
      mapping.role,
      actions.map((action) => ({ action, resource })),
    );
  } catch (cause) {
    throw new StartError(
      `${mapping.label}: ${cause instanceof Error ? cause.message : String(cause)}`,
      `Grant the function's role ${actions.join(', ')} on ${resource}.`,
      { cause },
    );
  }
}

async function invoke(mapping: Mapping, host: Host, event: object): Promise<Outcome> {
  try {
    return await host.functions.invoke(mapping.functionArn, event, { kind: 'mapping' });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'functionError', errorType: name, errorMessage: message };
  }
}

/** Lambda's filters know all that rules know but wildcards; several filters are alternatives. */
function anyOf({ FilterCriteria }: Properties, mapping: Mapping): EventTest {
  if (!FilterCriteria) return () => true;
  try {
    const tests = FilterCriteria.Filters.map(({ Pattern }) => {
      const pattern: unknown = JSON.parse(Pattern);
      return compilePattern(pattern, { without: ['wildcard'] });
    });
    return (record) => tests.some((test) => test(record));
  } catch (cause) {
    throw new StartError(
      `${mapping.label}: the filter cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Write it with exact values, exists, prefix, suffix, equals-ignore-case, numeric, anything-but or $or.',
      { cause },
    );
  }
}

/** A UUID that is the same at every start. */
function mappingId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
