import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Look, LookStore } from './look.ts';

/** Who looked at whose data is asked for years later. */
const LOOK_DAYS = 5 * 365;

/** Looks in a service's table, each an item under the key that the service gives it, for five years. */
export const createLookTable = <About>({
  client,
  table,
  keyOf,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly keyOf: (look: Look<About>) => { readonly pk: string; readonly sk: string };
}): LookStore<About> => ({
  async note(look) {
    const ttl = Math.floor(look.at / 1000) + LOOK_DAYS * 86_400;
    await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(look), ...look, ttl } }));
  },
});
