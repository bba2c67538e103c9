import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { Aliases } from '#shared/dynamodb/expression.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import type { Happened } from '#shared/events/event.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { type Closing, priorClosingStates } from '../domain/closing.ts';
import { type ClosingCause, type ClosingStore, causeOfClosing } from '../domain/closing-store.ts';
import { closingKey, closingPartition, compactDate } from './keys.ts';

const daySeconds = 86_400;

/** Figures of a year leave closed times out. */
const keptDays = 800;

const state = z.enum(['CLOSED', 'UNDONE', 'ANNOUNCED', 'REOPENED', 'OVER']);
const row = z.object({
  id: z.string(),
  office: z.string(),
  date: localDate,
  services: z.array(z.string()),
  from: localTime,
  to: localTime,
  reason: z.object({ id: z.string(), en: z.string() }),
  state,
  done: z.optional(state),
  asked: z.optional(z.string()),
  v: z.int(),
  by: z.optional(z.string()),
  origin: z.optional(z.literal('settings')),
  at: z.int(),
  closedFrom: z.int(),
  closedTo: z.int(),
  correlationId: z.string(),
});

function parseClosing(item: unknown): Closing {
  const { done, asked, by, origin, ...closing } = row.parse(item);
  return {
    ...closing,
    ...(done === undefined ? {} : { done }),
    ...(asked === undefined ? {} : { asked }),
    ...(by === undefined ? {} : { by }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Closings in the service's table. */
export function createClosingStore(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Id of the region, for its events. */
  readonly region: string;
  /** Closings of a page; absent: as many as fit into 1 MB. */
  readonly page?: number;
}): ClosingStore {
  const { client, table } = options;

  const itemOf = (
    closing: Closing,
    events: readonly Happened[],
    { now, causationId, officer }: ClosingCause,
  ) => {
    const [first, ...others] = events;
    const cause = {
      occurredAt: now,
      region: options.region,
      subject: closing.id,
      version: closing.v,
      correlationId: closing.correlationId,
      causationId,
      ...(officer === undefined ? {} : { actor: { kind: 'officer', id: officer } as const }),
    };
    return {
      ...closingKey(closing),
      ...closing,
      services: [...closing.services],
      ttl: Date.parse(`${closing.date}T00:00:00Z`) / 1000 + keptDays * daySeconds,
      ...(first ? { outbox: encodeOutbox(cause, [first, ...others]) } : {}),
    };
  };

  return {
    async put(closing, events) {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: itemOf(closing, events, causeOfClosing(closing)),
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': 'pk' },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'stored';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException && error.Item)) throw error;
        return parseClosing(unmarshall(error.Item));
      }
    },

    async update(closing, { events, cause }) {
      const aliases = new Aliases();
      const legal = priorClosingStates[closing.state].map((prior) => aliases.value(prior)).join(', ');
      const before = aliases.value(closing.v - 1);
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: itemOf(closing, events, cause),
            ConditionExpression: `${aliases.name('v')} = ${before} AND ${aliases.name('state')} IN (${legal})`,
            ...aliases.attributes,
          }),
        );
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'stale';
        throw error;
      }
    },

    async list(office, from) {
      const closings = await queryAll(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :office AND #sk >= :from',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':office': closingPartition(office), ':from': compactDate(from) },
        ...(options.page === undefined ? {} : { Limit: options.page }),
      });
      return closings.map(parseClosing);
    },

    async read(place) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...closingKey(place) }, ConsistentRead: true }),
      );
      return Item && parseClosing(Item);
    },
  };
}
