import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { slotWished } from '#shared/events/queue.ts';
import { localDate } from '#shared/time/local.ts';
import type { SheetId } from '../domain/sheet.ts';
import type { ListedWish } from '../domain/wish.ts';
import type { WishStore } from '../domain/wish-store.ts';
import type { Retention } from './booking-details.ts';
import { compactDate, wishDayKey, wishDayPartition, wishKey, wishPartition } from './keys.ts';
import { afterDay } from './time-to-live.ts';
import { parseWish, wishRow } from './wish-row.ts';

const dayRow = z.object({ office: z.string(), service: z.string(), date: localDate });

/** Lists of who waits in the service's table. */
export function createWishStore(options: {
  client: DynamoDBDocumentClient;
  table: string;
  /** Id of the region, for its events. */
  region: string;
  retention: Retention;
}): WishStore {
  const { client, table, region, retention } = options;

  const everything = (pk: string, from: string): Promise<readonly unknown[]> =>
    queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND #sk >= :from',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':pk': pk, ':from': from },
    });

  return {
    async join(sheet, wish, { correlationId }) {
      // First the day, so that a wish never stands where nobody looks.
      const day = { ...wishDayKey(sheet), ...sheet, ttl: afterDay(sheet, 1) };
      await client.send(new PutCommand({ TableName: table, Item: day }));
      const cause = { occurredAt: wish.at, region, subject: wish.id, version: 0, correlationId };
      const outbox = encodeOutbox({ ...cause, causationId: correlationId }, [happened(sheet, wish)]);
      const aliases = new Aliases();
      const name = (attribute: string) => aliases.name(attribute);
      const replaceable = [
        `${name('state')} <> ${aliases.value('waiting')}`,
        `${name('kind')} = ${aliases.value('waitlist')}`,
        `${name('id')} <> ${aliases.value(wish.id)}`,
      ].join(' AND ');
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...wishRow(sheet, wish), outbox, ttl: afterDay(sheet, retention.retentionDays) },
            ConditionExpression: `attribute_not_exists(${name('pk')}) OR (${replaceable})`,
            ...aliases.attributes,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'joined';
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException && fault.Item)) throw fault;
        const standing = parseWish(unmarshall(fault.Item)).wish;
        return standing.id === wish.id ? 'joined' : standing;
      }
    },

    async find(sheet, tag) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...wishKey(sheet, tag) }, ConsistentRead: true }),
      );
      return Item && parseWish(Item).wish;
    },

    async list(sheet) {
      const items = await everything(wishPartition(sheet), 'W#');
      return items.map((item) => parseWish(item).wish);
    },

    async end(sheet, { tag, id }, fate) {
      const aliases = new Aliases();
      const assign = (attribute: string, value: unknown) =>
        `${aliases.name(attribute)} = ${aliases.value(value)}`;
      const waits = [assign('id', id), assign('state', 'waiting')].join(' AND ');
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...wishKey(sheet, tag) },
            UpdateExpression: updateExpression({
              SET: Object.entries(fate).map(([attribute, value]) => assign(attribute, value)),
              REMOVE: [aliases.name('outbox')],
            }),
            ConditionExpression: waits,
            ...aliases.attributes,
          }),
        );
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
      }
    },

    async days(office, from) {
      const items = await everything(wishDayPartition(office), compactDate(from));
      return items.map((item) => dayRow.parse(item));
    },
  };
}

const happened = (sheet: SheetId, { id, kind, windows }: ListedWish) =>
  slotWished.of({ booking: id, ...sheet, kind, windows: windows.length });
