import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { isOvertaken, reasonsOf } from '#shared/dynamodb/cancelled.ts';
import { bookingId } from '../domain/ids.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import { heldBy, type Provision, type SheetWrite } from '../domain/sheet-write.ts';
import { sheetKey } from './keys.ts';
import { conditionExpression, sheetExpression } from './sheet-expression.ts';
import { parseSheet, sheetRow } from './sheet-row.ts';
import { afterDay } from './time-to-live.ts';

const committed = z.object({ v: z.int(), h: z._default(z.record(bookingId, z.int()), {}) });

/** Day sheets in the service's table. */
export function createSheetStore({
  client,
  table,
  retention,
}: {
  client: DynamoDBDocumentClient;
  table: string;
  /** Days after its date that a sheet is kept. */
  retention: { readonly sheetRetentionDays: number };
}): SheetStore & {
  /** Eventually consistent: half the price, and up to a second old. */
  readonly glance: (id: SheetId) => Promise<Sheet | undefined>;
} {
  const get = async (id: SheetId, ConsistentRead: boolean) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { ...sheetKey(id) }, ConsistentRead }),
    );
    return Item && parseSheet(Item);
  };
  /** The write with a condition on another sheet: twice the price, only for who has a favour. */
  async function commitProvided(
    id: SheetId,
    write: SheetWrite,
    provided: Provision,
  ): ReturnType<SheetStore['commit']> {
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                TableName: table,
                Key: { ...sheetKey(provided.sheet) },
                ...conditionExpression(provided.guards),
              },
            },
            { Update: { TableName: table, Key: { ...sheetKey(id) }, ...sheetExpression(write) } },
          ],
        }),
      );
    } catch (fault) {
      if (!isOvertaken(fault)) throw fault;
      return reasonsOf(fault)[0] === 'ConditionalCheckFailed'
        ? { unprovided: true }
        : { current: await get(id, true) };
    }
    const sheet = await get(id, true);
    const touched = heldBy(write);
    return {
      committed: {
        v: sheet?.v ?? 0,
        held: Object.fromEntries(touched.map((booking) => [booking, sheet?.held[booking] ?? 0])),
      },
    };
  }

  return {
    read: (id) => get(id, true),
    glance: (id) => get(id, false),

    async commit(id, write) {
      if (write.provided !== undefined) return commitProvided(id, write, write.provided);
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...sheetKey(id) },
            ...sheetExpression(write),
            ReturnValues: 'UPDATED_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        const { v, h } = committed.parse(Attributes);
        return { committed: { v, held: h } };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { current: error.Item && parseSheet(unmarshall(error.Item)) };
      }
    },

    async create(sheet) {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            // Its tags stand for people, so it goes when nobody asks about the day any more.
            Item: { ...sheetRow(sheet), ttl: afterDay(sheet.id, retention.sheetRetentionDays) },
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': 'pk' },
          }),
        );
        return 'created';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return 'exists';
      }
    },
  };
}
