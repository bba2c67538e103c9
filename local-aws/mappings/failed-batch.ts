import { randomUUID } from 'node:crypto';
import type { Caller } from '../gateway.ts';
import type { Host } from '../host.ts';
import { objects } from '../s3/objects.ts';
import { sqs } from '../sqs/backend.ts';
import { StartError } from '../start-error.ts';
import type { GivenUp } from './delivery.ts';
import type { StreamRecord } from './stream-records.ts';

export interface FailedBatch {
  readonly shard: string;
  readonly records: readonly StreamRecord[];
  readonly why: GivenUp;
  readonly tries: number;
}

export interface FailedBatchSource {
  readonly mappingId: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly role: Caller;
}

/** Where a mapping leaves what it gave up: SQS gets where the records are, S3 gets them too. */
export function failureDestination(
  destination: string | undefined,
  source: FailedBatchSource,
  host: Host,
): (failed: FailedBatch) => void {
  if (destination === undefined) return () => {};
  if (destination.startsWith('arn:aws:s3:::')) return toBucket(destination, source, host);
  if (destination.startsWith('arn:aws:sqs:')) return toQueue(destination, source, host);
  throw new StartError(
    `An event source mapping's on-failure destination cannot be ${destination} here.`,
    'Use a bucket or a queue, or host that kind in local-aws/mappings/failed-batch.ts.',
  );
}

function toBucket(bucketArn: string, source: FailedBatchSource, host: Host) {
  const bucket = bucketArn.replace('arn:aws:s3:::', '');
  return (failed: FailedBatch) => {
    const at = new Date(host.now());
    const day = at.toISOString().slice(0, 10);
    const second = at.toISOString().slice(0, 19).replaceAll(':', '.');
    const key = `aws/lambda/${source.mappingId}/${failed.shard}/${day.replaceAll('-', '/')}/${second}-${randomUUID()}`;
    host.iam.require(source.role, [{ action: 's3:PutObject', resource: `${bucketArn}/${key}` }]);
    const content = {
      ...describe(failed, source, host),
      payload: JSON.stringify({ Records: failed.records }),
    };
    objects(host).put(bucket, {
      key,
      body: Buffer.from(JSON.stringify(content)),
      contentType: 'application/json',
    });
  };
}

function toQueue(queueArn: string, source: FailedBatchSource, host: Host) {
  return (failed: FailedBatch) => {
    host.iam.require(source.role, [{ action: 'sqs:SendMessage', resource: queueArn }]);
    const queue = sqs(host).byArn(queueArn);
    if (!queue) throw new Error(`The on-failure destination ${queueArn} does not exist`);
    queue.send({ body: JSON.stringify(describe(failed, source, host)), sender: 'lambda.amazonaws.com' });
  };
}

function describe({ shard, records, why, tries }: FailedBatch, source: FailedBatchSource, host: Host) {
  const arrival = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${source.functionArn}:$LATEST`,
      condition: why,
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(host.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: records.at(0)?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(records.at(0)),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
  };
}
