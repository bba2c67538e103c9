import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { markKey, parseMark, parseRow, rowsPartition } from './setting-row.ts';
import type { SettingRows } from './setting-store.ts';

/** Reads settings from a service's table; apart from the store that changes them, because most functions never do. */
export const createSettingRows = ({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}): SettingRows => ({
  async mark(how) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { ...markKey }, ConsistentRead: how === 'strict' }),
    );
    return Item && parseMark(Item);
  },

  async list() {
    const rows = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': rowsPartition },
      ConsistentRead: true,
    });
    return rows.map(parseRow);
  },
});
