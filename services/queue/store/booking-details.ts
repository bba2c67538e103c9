import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Aliases } from '#shared/dynamodb/expression.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { Booking } from '../domain/booking.ts';
import type { BookingStore } from '../domain/booking-store.ts';
import { bookingRow, parseBooking } from './booking-row.ts';
import { bookingKey } from './keys.ts';
import { afterDay } from './time-to-live.ts';

const daySeconds = 86_400;

/** Days that an unclaimed booking is kept: no packet of its claim can still be under way. */
const pendingDays = 3;

/** How long rows live. */
export interface Retention {
  /** Days after the visit that contact data is kept. */
  readonly retentionDays: number;
}

/** When nothing needs the row any more, in epoch seconds. */
export const timeToLive = (
  { state, sheet, createdAt, wish }: Booking,
  { retentionDays }: Retention,
): number =>
  state === 'PENDING' && wish === undefined
    ? Math.ceil(createdAt / 1000) + pendingDays * daySeconds
    : afterDay(sheet, retentionDays);

/** Details of bookings as citizens make and see them: without the updates of settling, and without the events these cause. */
export function createBookingDetails(options: {
  client: DynamoDBDocumentClient;
  table: string;
  retention: Retention;
  clock: Clock;
}): Pick<BookingStore, 'read' | 'put'> {
  const { client, table, retention, clock } = options;

  const present = (item: unknown): Booking | undefined => {
    const { booking, ttl } = parseBooking(item);
    return ttl > clock.now() / 1000 ? booking : undefined;
  };

  return {
    async read(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...bookingKey(id) }, ConsistentRead: true }),
      );
      return Item && present(Item);
    },

    async put(booking) {
      const aliases = new Aliases();
      const expired = `${aliases.name('ttl')} <= ${aliases.value(Math.floor(clock.now() / 1000))}`;
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: bookingRow(booking, timeToLive(booking, retention)),
            ConditionExpression: `attribute_not_exists(${aliases.name('pk')}) OR ${expired}`,
            ...aliases.attributes,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'stored';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException && error.Item)) throw error;
        return parseBooking(unmarshall(error.Item)).booking;
      }
    },
  };
}
