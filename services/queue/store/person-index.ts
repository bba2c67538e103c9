import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { localDate } from '#shared/time/local.ts';
import type { PersonIndex } from '../domain/booking-store.ts';
import { bookingId } from '../domain/ids.ts';
import { compactDate, personKey, personPartition } from './keys.ts';
import { afterDay } from './time-to-live.ts';

const row = z.object({ booking: bookingId, date: localDate });

/** Bookings by person in the service's table: one small item each, so that adding one twice changes nothing. */
export function createPersonIndex({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  table: string;
}): PersonIndex {
  return {
    async add(tag, { booking, date }) {
      const ttl = afterDay({ date }, 1);
      const Item = { ...personKey(tag, date, booking), booking, date, ttl };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    async list(tag, from, most) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          Limit: most,
          KeyConditionExpression: '#pk = :person AND #sk >= :from',
          ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
          ExpressionAttributeValues: { ':person': personPartition(tag), ':from': compactDate(from) },
        }),
      );
      return z.array(row).parse(Items ?? []);
    },
  };
}
