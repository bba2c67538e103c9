import * as z from 'zod/mini';
import { EngineRefusal } from '../engine/call.ts';
import type { DynamoDb } from './dynamodb.ts';

const page = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.optional(z.unknown()),
});

/** What of a table may go by its time-to-live attribute; AWS takes hours to days for it, the engine never does it by itself. */
export interface Expiry {
  readonly table: string;
  readonly keys: readonly string[];
  readonly attribute: string;
  /** Epoch seconds. */
  readonly now: number;
}

/** Deletes what is past its time and still is when it is deleted; gives how many. The stream shows it as a plain removal. */
export async function expireItems(db: DynamoDb, { table, keys, attribute, now }: Expiry): Promise<number> {
  const names = Object.fromEntries(keys.map((key, index) => [`#k${index}`, key]));
  const condition = {
    ExpressionAttributeNames: { '#ttl': attribute },
    ExpressionAttributeValues: {
      ':now': { N: String(now) },
      ':recent': { N: String(now - 5 * 365 * 86_400) },
    },
  };
  // Like AWS: what expired more than five years ago is taken for a mistake and stays.
  const expired = '#ttl < :now AND #ttl > :recent';
  let from: unknown;
  let deleted = 0;
  do {
    const { Items, LastEvaluatedKey } = z.parse(
      page,
      await db.call('DynamoDB_20120810.Scan', {
        TableName: table,
        ...condition,
        ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, ...names },
        FilterExpression: expired,
        ProjectionExpression: Object.keys(names).join(', '),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const Key of Items) {
      const gone = await db
        .call('DynamoDB_20120810.DeleteItem', {
          TableName: table,
          Key,
          ConditionExpression: expired,
          ...condition,
        })
        .then(() => true, renewed);
      if (gone) deleted += 1;
    }
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return deleted;
}

function renewed(error: unknown): false {
  if (error instanceof EngineRefusal && error.code === 'ConditionalCheckFailedException') return false;
  throw error;
}
