import { setTimeout as wait } from 'node:timers/promises';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { cancelledFor } from '#shared/dynamodb/cancelled.ts';
import { settingSubject } from './setting.ts';
import { settingOutbox, type TellChange } from './setting-event.ts';
import {
  historyPartition,
  markKey,
  parseRow,
  parseVersion,
  rowItem,
  rowKey,
  versionItem,
  versionKey,
} from './setting-row.ts';
import { createSettingRows } from './setting-rows.ts';
import type { SettingStore } from './setting-store.ts';

const MOST_VERSIONS = 200;

/** Every change replaces the one mark: two at the same moment collide, and one of them comes again. */
const ATTEMPTS = 6;
const PAUSE = 40;

/** Settings in the table of a service. */
export function createSettingStore(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Id of the region, for the events. */
  readonly region: string;
  readonly tell: TellChange;
}): SettingStore {
  const { client, table: TableName, region, tell } = options;
  const get = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    ...createSettingRows({ client, table: TableName }),

    async read(name) {
      const item = await get(rowKey(name));
      return item && parseRow(item);
    },

    async history(name) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ExpressionAttributeValues: { ':pk': historyPartition(name) },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: MOST_VERSIONS,
        }),
      );
      return Items.map(parseVersion);
    },

    async version(name, version) {
      const item = await get(versionKey(name, version));
      return item && parseVersion(item);
    },

    async write(change, { correlationId }) {
      const { name, version, at } = change;
      const outbox = settingOutbox(tell, change, { region, correlationId });
      const row = { ...rowKey(name), ...rowItem(change), outbox };
      const absent = {
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      };
      const unchanged = {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version - 1 },
      };
      const mark = { ...markKey, mark: `${settingSubject(name)}.${version}.${at}` };
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(
            new TransactWriteCommand({
              TransactItems: [
                { Put: { TableName, Item: row, ...(version === 1 ? absent : unchanged) } },
                { Put: { TableName, Item: versionItem(change), ...absent } },
                { Put: { TableName, Item: mark } },
              ],
            }),
          );
          return 'written';
        } catch (fault) {
          if (cancelledFor(fault, 'ConditionalCheckFailed')) return 'stale';
          if (!cancelledFor(fault, 'TransactionConflict') || attempt === ATTEMPTS) throw fault;
          await wait(attempt * PAUSE * (0.5 + Math.random()));
        }
      }
    },
  };
}
