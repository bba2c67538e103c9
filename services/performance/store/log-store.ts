import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { isOvertaken } from '#shared/dynamodb/cancelled.ts';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import type { CellChange } from '../domain/figures/cells.ts';
import { withoutActor } from '../domain/log/consumed.ts';
import type { Entry } from '../domain/log/entry.ts';
import type { LogStore } from '../domain/log/log-store.ts';
import {
  cellKey,
  dayPartition,
  eventKey,
  exclusionKey,
  type Key,
  lineKey,
  linesKey,
  officeMonth,
  officerLines,
  officerMonth,
  rulingKey,
  sorts,
  threadPartition,
} from './keys.ts';
import {
  keptAttributes,
  parseCounted,
  parseExclusion,
  parseKept,
  parseLine,
  parseLines,
  parseRuling,
} from './log-row.ts';

/** The log in the service's table, as `domain/log/log-store.ts` wants it. */
export function createLogStore({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}): LogStore {
  const putOnce = async (item: Key & Readonly<Record<string, unknown>>): Promise<'kept' | 'known'> => {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': 'pk' },
        }),
      );
      return 'kept';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'known';
      throw error;
    }
  };
  const query = (pk: string, begins = '') =>
    queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: begins === '' ? '#pk = :pk' : '#pk = :pk AND begins_with(#sk, :begins)',
      ExpressionAttributeNames: { '#pk': 'pk', ...(begins !== '' && { '#sk': 'sk' }) },
      ExpressionAttributeValues: { ':pk': pk, ...(begins !== '' && { ':begins': begins }) },
    });
  const counted = async (pk: string) => (await query(pk)).map(parseCounted);

  const readThread: LogStore['readThread'] = async (id) => {
    const items = Map.groupBy(await query(threadPartition(id)), sortOf);
    const lines = items.get('LINES')?.[0];
    return {
      id,
      events: (items.get(sorts.event) ?? []).map(parseKept),
      rulings: (items.get('RULING#') ?? []).map(parseRuling),
      ...(lines === undefined ? { lines: [], v: 0 } : parseLines(lines)),
    };
  };

  return {
    keep: (event) => putOnce({ ...eventKey(event.message), ...keptAttributes(event) }),
    rule: (ruling, thread) => putOnce({ ...rulingKey(ruling, thread), ...ruling }),
    exclude: (exclusion, date) => putOnce({ ...exclusionKey(exclusion, date), ...exclusion }),
    readThread,

    async readDayFacts(office, date) {
      const pk = dayPartition(office, date);
      const [closings, exclusions] = await Promise.all([
        query(pk, sorts.closing),
        query(pk, sorts.exclusion),
      ]);
      return { closings: closings.map(parseKept), exclusions: exclusions.map(parseExclusion) };
    },

    async writeLines({ id, v, before, after, changes }) {
      const kept = new Set(after.map((line) => lineKey(line).sk));
      const known = new Map(before.map((line) => [lineKey(line).sk, JSON.stringify(line)]));
      const gone = before.filter((line) => !kept.has(lineKey(line).sk));
      const changed = after.filter((line) => known.get(lineKey(line).sk) !== JSON.stringify(line));
      const lines = { ...linesKey(id), v, lines: JSON.stringify(after) };
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              // The lines decide; what follows is a view of them, and is written with them or not at all.
              { Put: { TableName: table, Item: lines, ...over(v - 1) } },
              ...gone.map((line) => ({ Delete: { TableName: table, Key: { ...lineKey(line) } } })),
              ...changed.map((line) => ({ Put: { TableName: table, Item: itemOf(line) } })),
              ...changes.map((change) => ({ Update: { TableName: table, ...addition(change) } })),
            ],
          }),
        );
        return 'written';
      } catch (error) {
        if (isOvertaken(error)) return 'stale';
        throw error;
      }
    },

    async listDay(office, date, officer) {
      const begins = officer === undefined ? sorts.line : officerLines(officer);
      return (await query(dayPartition(office, date), begins)).map(parseLine);
    },

    readOffice: (office, month) => counted(officeMonth(office, month)),
    readOfficer: (officer, month) => counted(officerMonth(officer, month)),

    async dropActors(id) {
      const { events } = await readThread(id);
      for (const event of events.filter(({ message }) => message.detail.metadata.actor !== undefined)) {
        const { message } = keptAttributes(withoutActor(event));
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...eventKey(event.message) },
            UpdateExpression: 'SET #message = :message',
            ConditionExpression: 'attribute_exists(#pk)',
            ExpressionAttributeNames: { '#message': 'message', '#pk': 'pk' },
            ExpressionAttributeValues: { ':message': message },
          }),
        );
      }
    },
  };
}

/** What a sort key begins with, up to its first `#`. */
function sortOf(item: unknown): string {
  const sk = typeof item === 'object' && item !== null && 'sk' in item ? String(item.sk) : '';
  return sk.includes('#') ? sk.slice(0, sk.indexOf('#') + 1) : sk;
}

const itemOf = (line: Entry) => ({ ...lineKey(line), line: JSON.stringify(line) });

/** The lines are still those of that version; 0: there are none. */
const over = (v: number) =>
  v === 0
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
    : {
        ConditionExpression: '#v = :v',
        ExpressionAttributeNames: { '#v': 'v' },
        ExpressionAttributeValues: { ':v': v },
      };

function addition({ cell, add }: CellChange) {
  const alias = new Aliases();
  const UpdateExpression = updateExpression({
    SET: [`${alias.name('cell')} = ${alias.value(JSON.stringify(cell))}`],
    ADD: Object.entries(add).map(([name, count]) => `${alias.name(name)} ${alias.value(count)}`),
  });
  return { Key: { ...cellKey(cell) }, UpdateExpression, ...alias.attributes };
}
