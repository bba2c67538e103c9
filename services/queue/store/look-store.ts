import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LookStore } from '../domain/look.ts';
import { lookKey } from './keys.ts';

/** Who looked at whose data is asked for years later. */
const LOOK_DAYS = 5 * 365;

/** Looks in the service's table, a partition for each office and day: an office day has hundreds, which is no load. */
export const createLookStore = ({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  table: string;
}): LookStore => ({
  async note(look) {
    const ttl = Math.floor(look.at / 1000) + LOOK_DAYS * 86_400;
    await client.send(new PutCommand({ TableName: table, Item: { ...lookKey(look), ...look, ttl } }));
  },
});
