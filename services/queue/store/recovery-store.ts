import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { recoveryRequested } from '#shared/events/queue.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { RecoveryStore } from '../domain/recovery-store.ts';
import { recoveryKey } from './keys.ts';

const keptSeconds = 86_400;

const row = z.object({ id: z.string(), sealed: z.string(), correlationId: z.string(), ttl: z.int() });

/** Recoveries in the service's table. */
export function createRecoveryStore(options: {
  client: DynamoDBDocumentClient;
  table: string;
  /** Id of the region, for its events. */
  region: string;
  clock: Clock;
}): RecoveryStore {
  const { client, table, region, clock } = options;
  return {
    async put(recovery) {
      const { id, correlationId } = recovery;
      const now = clock.now();
      const cause = {
        occurredAt: now,
        region,
        subject: id,
        version: 1,
        correlationId,
        causationId: correlationId,
      };
      const outbox = encodeOutbox(cause, [recoveryRequested.of({ recovery: id })]);
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...recoveryKey(id), ...recovery, ttl: Math.floor(now / 1000) + keptSeconds, outbox },
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': 'pk' },
          }),
        );
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
      }
    },

    async read(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...recoveryKey(id) }, ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { ttl, ...recovery } = row.parse(Item);
      return ttl > clock.now() / 1000 ? recovery : undefined;
    },
  };
}
