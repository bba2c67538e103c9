import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import { localTime } from '#shared/time/local.ts';
import { commitmentOf } from '../domain/draw.ts';
import type { Draw, DrawStore } from '../domain/draw-store.ts';
import type { Retention } from './booking-details.ts';
import { drawKey, wishDayKey } from './keys.ts';
import { afterDay } from './time-to-live.ts';

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const row = z.object({
  commitment: hex,
  seed: hex,
  drawnAt: z.optional(z.int()),
  hash: z.optional(hex),
  /** One string each, because ten thousand lists would not fit: `<entry> 08:00 09:00`. */
  entrants: z.optional(z.array(z.string())),
  seats: z.optional(z.record(localTime, z.int())),
});

/** Draws that one container remembers. */
const MOST_REMEMBERED = 20;

/** Draws in the service's table, beside the wishes of their day. One that is over never changes again, and a big one costs 100 read units: it is read once. */
export function createDrawStore({
  client,
  table,
  retention: { retentionDays },
}: {
  client: DynamoDBDocumentClient;
  table: string;
  retention: Retention;
}): DrawStore {
  const once = async (write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
    }
  };

  const over = new Map<string, Draw>();

  return {
    async prepare(sheet) {
      const seed = randomBytes(32).toString('hex');
      const commitment = await commitmentOf(seed);
      const day = { ...wishDayKey(sheet), ...sheet, ttl: afterDay(sheet, 1) };
      await client.send(new PutCommand({ TableName: table, Item: day }));
      const ttl = afterDay(sheet, retentionDays);
      await once(() =>
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...drawKey(sheet), commitment, seed, ttl },
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': 'pk' },
          }),
        ),
      );
    },

    async read(sheet) {
      const name = drawKey(sheet).pk;
      const remembered = over.get(name);
      if (remembered !== undefined) return remembered;
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { ...drawKey(sheet) }, ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { commitment, seed, drawnAt, hash, entrants, seats } = row.parse(Item);
      if (drawnAt === undefined || hash === undefined) return { commitment, seed };
      const drawn = {
        at: drawnAt,
        hash,
        entrants: (entrants ?? []).map(readEntrant),
        seats: new Map(Object.entries(seats ?? {}).map(([start, count]) => [localTime.parse(start), count])),
      };
      if (over.size >= MOST_REMEMBERED) over.clear();
      over.set(name, { commitment, seed, drawn });
      return { commitment, seed, drawn };
    },

    async freeze(sheet, { at, hash, entrants, seats }) {
      const aliases = new Aliases();
      const parts = {
        drawnAt: at,
        hash,
        entrants: entrants.map(({ entry, windows }) => [entry, ...windows].join(' ')),
        seats: Object.fromEntries(seats),
      };
      await once(() =>
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...drawKey(sheet) },
            UpdateExpression: updateExpression({
              SET: Object.entries(parts).map(
                ([name, value]) => `${aliases.name(name)} = ${aliases.value(value)}`,
              ),
            }),
            ConditionExpression: `attribute_exists(${aliases.name('seed')}) AND attribute_not_exists(${aliases.name('drawnAt')})`,
            ...aliases.attributes,
          }),
        ),
      );
    },
  };
}

function readEntrant(line: string) {
  const [entry = '', ...windows] = line.split(' ');
  return { entry, windows: windows.map((name) => localTime.parse(name)) };
}
