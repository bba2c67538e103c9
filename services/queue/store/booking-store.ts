import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import type { Happened } from '#shared/events/event.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import type { Clock } from '#shared/time/clock.ts';
import { type Booking, priorStates } from '../domain/booking.ts';
import type { BookingStore, BookingWrite } from '../domain/booking-store.ts';
import { bookingRow, parseBooking } from './booking-row.ts';
import { bookingKey } from './keys.ts';

const daySeconds = 86_400;

/** Days that an unclaimed booking is kept: no packet of its claim can still be under way. */
const pendingDays = 3;

/** Details of bookings in the service's table. */
export function createBookingStore(options: {
  client: DynamoDBDocumentClient;
  table: string;
  /** Id of the region, for its events. */
  region: string;
  /** Days after the visit that contact data is kept. */
  retentionDays: number;
  clock: Clock;
}): BookingStore {
  const { client, table, clock } = options;

  const timeToLive = ({ state, sheet, createdAt }: Booking): number =>
    state === 'PENDING'
      ? Math.ceil(createdAt / 1000) + pendingDays * daySeconds
      : Date.parse(`${sheet.date}T00:00:00Z`) / 1000 + (options.retentionDays + 1) * daySeconds;

  const present = (item: unknown): Booking | undefined => {
    const { booking, ttl } = parseBooking(item);
    return ttl > clock.now() / 1000 ? booking : undefined;
  };

  const outboxOf = ({ booking, events, now, causationId }: BookingWrite): string | undefined => {
    const [first, ...others] = events;
    if (!first) return undefined;
    const cause = {
      occurredAt: now,
      region: options.region,
      subject: booking.id,
      version: booking.v,
      correlationId: booking.correlationId,
      causationId,
    };
    return encodeOutbox(cause, [first, ...others] satisfies [Happened, ...Happened[]]);
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
            Item: bookingRow(booking, timeToLive(booking)),
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

    async update(write) {
      const { booking } = write;
      const outbox = outboxOf(write);
      const aliases = new Aliases();
      const name = (attribute: string) => aliases.name(attribute);
      const assign = (attribute: string, value: unknown) => `${name(attribute)} = ${aliases.value(value)}`;
      const { state, window, number, v, sv, from, movedFrom, movedTo } = booking;
      const optional = { number, movedFrom, movedTo, outbox };
      const kept = Object.entries(optional).filter(([, value]) => value !== undefined);
      const UpdateExpression = updateExpression({
        SET: [...Object.entries({ state, window, v, sv, ttl: timeToLive(booking) }), ...kept].map(
          ([attribute, value]) => assign(attribute, value),
        ),
        REMOVE: [
          ...(from === undefined ? [name('from')] : []),
          ...(outbox === undefined ? [name('outbox')] : []),
        ],
      });
      const legal = priorStates[state].map((prior) => aliases.value(prior)).join(', ');
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...bookingKey(booking.id) },
            UpdateExpression,
            ConditionExpression: `${name('v')} = ${aliases.value(v - 1)} AND ${name('state')} IN (${legal})`,
            ...aliases.attributes,
          }),
        );
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'stale';
        throw error;
      }
    },
  };
}
