import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { localDate } from '#shared/time/local.ts';
import { type FigureStore, figureNames } from '../domain/figures.ts';
import { dayEntryKey, dayPartition, daySpan } from './keys.ts';

/** Years are compared with the ones before. */
const KEPT_DAYS = 5 * 365;

const row = z.object({ date: localDate, adds: z.array(z.enum(figureNames)) });

/**
 * One item an event, under the day, request and version: an event that comes again puts the same item, in any order, without a
 * transaction and without a row that all of them meet at.
 */
export const createFigureStore = ({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}): FigureStore => ({
  async note(entry) {
    const { date, adds } = entry;
    const ttl = Date.parse(`${date}T00:00:00Z`) / 1000 + KEPT_DAYS * 86_400;
    await client.send(
      new PutCommand({ TableName: table, Item: { ...dayEntryKey(entry), date, adds: [...adds], ttl } }),
    );
  },

  async list(office, days) {
    const { first, last } = daySpan(days);
    const entries = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: '#pk = :office AND #sk BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':office': dayPartition(office), ':first': first, ':last': last },
    });
    return entries.map((entry) => row.parse(entry));
  },
});
