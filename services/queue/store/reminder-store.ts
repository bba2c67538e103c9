import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ReminderStore } from '../domain/reminder-store.ts';
import { reminderKey } from './keys.ts';
import { afterDay } from './time-to-live.ts';

const row = z.object({ reached: z.int() });

/** Days after the visit that the row stays: to look at when somebody asks. */
const KEPT_DAYS = 3;

/** Progress of reminders in the service's table. */
export const createReminderStore = ({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  table: string;
}): ReminderStore => ({
  async reached(sheet) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { ...reminderKey(sheet) }, ConsistentRead: true }),
    );
    return Item === undefined ? 0 : row.parse(Item).reached;
  },

  async reach(sheet, number) {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...reminderKey(sheet) },
          UpdateExpression: 'SET #reached = :number, #ttl = :ttl',
          ConditionExpression: 'attribute_not_exists(#reached) OR #reached < :number',
          ExpressionAttributeNames: { '#reached': 'reached', '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':number': number,
            ':ttl': afterDay(sheet, KEPT_DAYS),
          },
        }),
      );
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
    }
  },
});
