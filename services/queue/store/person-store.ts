import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import { localDate } from '#shared/time/local.ts';
import { nobody } from '../domain/booking.ts';
import { bookingId, type Tag } from '../domain/ids.ts';
import type { PersonRecords, PersonStore, Place } from '../domain/person-store.ts';
import { parseBooking } from './booking-row.ts';
import {
  bookingKey,
  personKey,
  personPartition,
  recoveryKey,
  recoveryPrefix,
  sheetPrefix,
  wishKey,
  wishPrefix,
} from './keys.ts';
import { parseSheet } from './sheet-row.ts';
import { parseWish } from './wish-row.ts';

/** Megabytes of the table that one search looks through: some seconds, well below the 29 of an HTTP answer. */
const PAGES = 20;

const key = z.object({ pk: z.string(), sk: z.string() });
const entryRow = z.object({ booking: bookingId, date: localDate });
const recoveryRow = z.object({ id: z.string(), sealed: z.string(), correlationId: z.string() });

/** Everything of a person in the service's table. A search reads all of it: this is asked a few times a year, and nothing may be missed. */
export function createPersonStore({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  table: string;
}): PersonStore {
  const page = (tags: readonly Tag[], from: Place | undefined) => {
    const aliases = new Aliases();
    const [pk, tag, people, changes] = ['pk', 'tag', 'people', 'ch'].map((name) => aliases.name(name));
    const mine = tags.flatMap((one) => [
      `${tag} = ${aliases.value(one)}`,
      `${pk} = ${aliases.value(personPartition(one))}`,
      `contains(${people}, ${aliases.value(one)})`,
      `attribute_exists(${changes}.${aliases.name(one)})`,
    ]);
    return client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        FilterExpression: [...mine, `begins_with(${pk}, ${aliases.value(recoveryPrefix)})`].join(' OR '),
        ...aliases.attributes,
        ...(from === undefined ? {} : { ExclusiveStartKey: { ...from } }),
      }),
    );
  };

  return {
    async find(tags, from) {
      const items: unknown[] = [];
      let place = from;
      for (let count = 0; count < PAGES; count += 1) {
        const { Items = [], LastEvaluatedKey } = await page(tags, place);
        items.push(...Items);
        place = LastEvaluatedKey && key.parse(LastEvaluatedKey);
        if (place === undefined) break;
      }
      return { ...sorted(items, tags), next: place ?? null };
    },

    async booking(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...bookingKey(id) }, ConsistentRead: true }),
      );
      return Item && parseBooking(Item).booking;
    },

    async erase({ id, v }) {
      const aliases = new Aliases();
      const assign = (name: string, value: unknown) => `${aliases.name(name)} = ${aliases.value(value)}`;
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...bookingKey(id) },
            UpdateExpression: updateExpression({
              SET: [assign('sealed', ''), assign('mac', ''), assign('tag', nobody), assign('v', v + 1)],
              REMOVE: [aliases.name('outbox')],
            }),
            ConditionExpression: `${aliases.name('v')} = ${aliases.value(v)}`,
            ...aliases.attributes,
          }),
        );
        return 'erased';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return 'stale';
        throw fault;
      }
    },

    async removeEntry(tag, { date, booking }) {
      await client.send(new DeleteCommand({ TableName: table, Key: { ...personKey(tag, date, booking) } }));
    },

    async removeWish(sheet, { tag, id }) {
      const aliases = new Aliases();
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: { ...wishKey(sheet, tag) },
            ConditionExpression: `${aliases.name('id')} = ${aliases.value(id)}`,
            ...aliases.attributes,
          }),
        );
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
      }
    },

    async removeRecovery(id) {
      await client.send(new DeleteCommand({ TableName: table, Key: { ...recoveryKey(id) } }));
    },
  };
}

/** The rows of a search by what they are; looks at the person stay out of it. */
function sorted(items: readonly unknown[], tags: readonly Tag[]): Omit<PersonRecords, 'next'> {
  const of = (prefix: string) => items.filter((item) => key.parse(item).pk.startsWith(prefix));
  return {
    bookings: of('B#').map((item) => parseBooking(item).booking),
    entries: tags.flatMap((tag) =>
      of(personPartition(tag)).map((item) => ({ ...entryRow.parse(item), tag })),
    ),
    sheets: of(sheetPrefix).map(parseSheet),
    wishes: of(wishPrefix).map(parseWish),
    recoveries: of(recoveryPrefix).map((item) => recoveryRow.parse(item)),
  };
}
