import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isOvertaken } from '#shared/dynamodb/cancelled.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { nothingLearnt } from '../../domain/floor/estimate/learnt.ts';
import { noHead } from '../../domain/floor/floor.ts';
import type { FloorStore } from '../../domain/floor/floor-store.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import { floorItems, floorPartition, learntKey } from '../keys.ts';
import { afterDay } from '../time-to-live.ts';
import { putsOf, versionBefore } from './floor-puts.ts';
import { parseCounter, parseDay, parseHead, parseLine } from './floor-row.ts';
import { parseLearnt, rowOfLearnt } from './learnt-row.ts';
import { parseTicket } from './ticket-row.ts';

const sortKey = z.object({ sk: z.string() });

/** Floors of offices in the service's table. */
export function createFloorStore(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Id of the region, for its events. */
  readonly region: string;
  /** Days after its date that a floor is kept. */
  readonly retention: { readonly sheetRetentionDays: number };
}): FloorStore {
  const { client, table, region, retention } = options;

  const get = async (id: FloorId, sk: string, ConsistentRead: boolean): Promise<unknown> => {
    const Key = { pk: floorPartition(id), sk };
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead }));
    return Item;
  };

  const itemsOf = (id: FloorId): Promise<readonly unknown[]> =>
    queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :floor',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':floor': floorPartition(id) },
    });

  return {
    async read(id) {
      const items = await itemsOf(id);
      const named = (sk: string) => items.find((item) => sortKey.parse(item).sk === sk);
      const those = (prefix: string) => items.filter((item) => sortKey.parse(item).sk.startsWith(prefix));
      const [day, head, line] = [named(floorItems.day), named(floorItems.head), named(floorItems.line)];
      return {
        id,
        day: day === undefined ? undefined : parseDay(day),
        head: head === undefined ? noHead : parseHead(head),
        line: line === undefined ? undefined : parseLine(line),
        counters: those(floorItems.counters).map(parseCounter),
        tickets: those(floorItems.tickets).map(parseTicket),
      };
    },

    async readDay(id) {
      const item = await get(id, floorItems.day, true);
      return item === undefined ? undefined : parseDay(item);
    },

    async readTicket(id, ticket) {
      const item = await get(id, floorItems.ticket(ticket), true);
      return item === undefined ? undefined : parseTicket(item);
    },

    async glance(id) {
      const [head, line] = await Promise.all([
        get(id, floorItems.head, false),
        get(id, floorItems.line, false),
      ]);
      return {
        head: head === undefined ? noHead : parseHead(head),
        line: line === undefined ? undefined : parseLine(line),
      };
    },

    async learnt(office) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: learntKey(office) }));
      return Item === undefined ? nothingLearnt : parseLearnt(Item);
    },

    async keepLearnt(office, learnt) {
      const Item = { ...learntKey(office), ...rowOfLearnt(learnt) };
      try {
        await client.send(new PutCommand({ TableName: table, Item, ...versionBefore(learnt) }));
        return 'written';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return 'stale';
        throw fault;
      }
    },

    async commit(id, write) {
      const puts = putsOf(id, write, { region, ttl: afterDay(id, retention.sheetRetentionDays) });
      const [first, ...others] = puts.map((put) => ({ TableName: table, ...put }));
      if (first === undefined) throw new Error('A write of the floor names no item.');
      try {
        if (others.length === 0) await client.send(new PutCommand(first));
        else {
          const TransactItems = [first, ...others].map((Put) => ({ Put }));
          await client.send(new TransactWriteCommand({ TransactItems }));
        }
        return 'written';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException || isOvertaken(fault)) return 'stale';
        throw fault;
      }
    },
  };
}
