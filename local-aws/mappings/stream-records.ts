import * as z from 'zod/mini';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';

const streamRecord = z.looseObject({
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
});
/** A record as GetRecords gives it and as a function gets it: the JSON is not touched in between. */
export type StreamRecord = z.infer<typeof streamRecord>;

const iterator = z.object({ ShardIterator: z.string() });
const records = z.object({ Records: z.array(streamRecord), NextShardIterator: z.optional(z.string()) });
const description = z.object({
  StreamDescription: z.object({
    Shards: z._default(z.array(z.object({ ShardId: z.string(), ParentShardId: z.optional(z.string()) })), []),
    LastEvaluatedShardId: z.optional(z.string()),
  }),
});

/** Records of one read; `end`: the shard is closed and has been read to its end. */
export interface Read {
  readonly records: readonly StreamRecord[];
  readonly end: boolean;
}

/** Reads a shard from a position on, and goes on from there. */
export class ShardReader {
  readonly #db: DynamoDb;
  readonly #stream: string;
  readonly #shard: string;
  #iterator: string | undefined;

  constructor(db: DynamoDb, stream: string, shard: string) {
    this.#db = db;
    this.#stream = stream;
    this.#shard = shard;
  }

  /** The next records after `checkpoint` (from the oldest without one), `most` at a time. */
  async read(checkpoint: string | undefined, most: number): Promise<Read> {
    const from = this.#iterator ?? (await this.#position(checkpoint));
    try {
      const read = z.parse(
        records,
        await this.#db.call('DynamoDBStreams_20120810.GetRecords', { ShardIterator: from, Limit: most }),
      );
      this.#iterator = read.NextShardIterator;
      return { records: read.Records, end: read.NextShardIterator === undefined };
    } catch (error) {
      this.forget(); // expired after 15 minutes, or the engine was started anew
      throw error;
    }
  }

  /** The next read starts at its checkpoint. */
  forget(): void {
    this.#iterator = undefined;
  }

  async #position(checkpoint: string | undefined): Promise<string> {
    const given = await this.#db.call('DynamoDBStreams_20120810.GetShardIterator', {
      StreamArn: this.#stream,
      ShardId: this.#shard,
      ...(checkpoint === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint }),
    });
    return z.parse(iterator, given).ShardIterator;
  }
}

/** Shards in an order in which every parent stands before its children. */
export async function listShards(
  db: DynamoDb,
  stream: string,
): Promise<{ id: string; parent?: string | undefined }[]> {
  const shards: { id: string; parent?: string | undefined }[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = z.parse(
      description,
      await db.call('DynamoDBStreams_20120810.DescribeStream', {
        StreamArn: stream,
        ...(after === undefined ? {} : { ExclusiveStartShardId: after }),
      }),
    );
    shards.push(
      ...StreamDescription.Shards.map(({ ShardId, ParentShardId }) => ({
        id: ShardId,
        parent: ParentShardId,
      })),
    );
    after = StreamDescription.LastEvaluatedShardId;
  } while (after !== undefined);
  return shards;
}
