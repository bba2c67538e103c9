import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import type { Happened } from '#shared/events/event.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import type { Clock } from '#shared/time/clock.ts';
import { priorStates } from '../domain/booking.ts';
import type { BookingStore, BookingWrite } from '../domain/booking-store.ts';
import { createBookingDetails, type Retention, timeToLive } from './booking-details.ts';
import { bookingKey } from './keys.ts';

/** Details of bookings in the service's table. */
export function createBookingStore(
  options: Retention & {
    client: DynamoDBDocumentClient;
    table: string;
    /** Id of the region, for its events. */
    region: string;
    clock: Clock;
  },
): BookingStore {
  const { client, table, clock } = options;

  const outboxOf = ({ booking, events, now, causationId, actor }: BookingWrite): string | undefined => {
    const [first, ...others] = events;
    if (!first) return undefined;
    const cause = {
      occurredAt: now,
      region: options.region,
      subject: booking.id,
      version: booking.v,
      correlationId: booking.correlationId,
      causationId,
      ...(actor !== undefined && { actor: { kind: 'officer' as const, id: actor } }),
    };
    return encodeOutbox(cause, [first, ...others] satisfies [Happened, ...Happened[]]);
  };

  return {
    ...createBookingDetails({ client, table, retention: options, clock }),

    async update(write) {
      const { booking } = write;
      const outbox = outboxOf(write);
      const aliases = new Aliases();
      const name = (attribute: string) => aliases.name(attribute);
      const assign = (attribute: string, value: unknown) => `${name(attribute)} = ${aliases.value(value)}`;
      const {
        state,
        window,
        number,
        v,
        sv,
        arrivedAt,
        endedBy,
        from,
        movedFrom,
        movedTo,
        wish,
        offered,
        lapsed,
        leftOver,
      } = booking;
      const optional = {
        number,
        arrivedAt,
        endedBy,
        movedFrom,
        movedTo,
        wish,
        offered,
        lapsed,
        leftOver,
        outbox,
      };
      const kept = Object.entries(optional).filter(([, value]) => value !== undefined);
      const UpdateExpression = updateExpression({
        SET: [...Object.entries({ state, window, v, sv, ttl: timeToLive(booking, options) }), ...kept].map(
          ([attribute, value]) => assign(attribute, value),
        ),
        REMOVE: [
          ...(from === undefined ? [name('from')] : []),
          ...(offered === undefined ? [name('offered')] : []),
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
