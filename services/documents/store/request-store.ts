import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isOvertaken } from '#shared/dynamodb/cancelled.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { standsInTheWay } from '../domain/pile.ts';
import type { RequestStore, RequestWrite, SealedFile } from '../domain/request-store.ts';
import {
  codeKey,
  codePartition,
  fileKey,
  type Key,
  openKey,
  personKey,
  personPartition,
  pilePartition,
  requestKey,
  worklist,
} from './keys.ts';
import { parseListed, parseRequest, requestRow } from './request-row.ts';

const fileRow = z.object({ sealed: z.string() });
const pointer = z.object({ request: z.string() });

/** Times that the mark of an open request may change under a submission. */
const patience = 5;

/** Requests in the service's table, as `domain/request-store.ts` wants them. */
export function createRequestStore({
  client,
  table,
  region,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Id of the region, for its events. */
  readonly region: string;
}): RequestStore {
  const outboxOf = ({ request, events, now, causationId, officer }: RequestWrite) => {
    const [first, ...others] = events;
    if (!first) return {};
    const cause = {
      occurredAt: now,
      region,
      subject: request.id,
      version: request.v,
      correlationId: request.correlationId,
      causationId,
      ...(officer !== undefined && { actor: { kind: 'officer' as const, id: officer } }),
    };
    return { outbox: encodeOutbox(cause, [first, ...others]) };
  };
  const itemOf = (write: RequestWrite) => defined({ ...requestRow(write.request), ...outboxOf(write) });
  const get = async (Key: Key): Promise<Record<string, unknown> | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { ...Key }, ConsistentRead: true }),
    );
    return Item;
  };
  const read = async (id: string) => {
    const item = await get(requestKey(id));
    return item && parseRequest(item);
  };
  const fileItem = (id: string, { sealed }: SealedFile) => ({
    Put: { TableName: table, Item: { ...fileKey(id), sealed } },
  });

  /** The mark of a person's latest request for a document, and that request. */
  const findMarked = async (tag: string, service: string) => {
    const mark = await get(openKey(tag, service));
    const id = mark && pointer.parse(mark).request;
    return { id, request: id === undefined ? undefined : await read(id) };
  };
  /** Takes the mark away, unless it is of a later request by now. */
  const forgetMark = async (tag: string, service: string, id: string): Promise<void> => {
    try {
      await client.send(
        new DeleteCommand({
          TableName: table,
          Key: { ...openKey(tag, service) },
          ...is('request'),
          ExpressionAttributeValues: { ':known': id },
        }),
      );
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  };
  const listBelow = async (partition: string): Promise<readonly string[]> => {
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :partition AND begins_with(#sk, :requests)',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':partition': partition, ':requests': 'R#' },
    });
    return items.map((item) => pointer.parse(item).request);
  };

  return {
    read,

    async findOpen(tag, service) {
      const { request } = await findMarked(tag, service);
      return request && standsInTheWay(request) ? request : undefined;
    },

    async readFile(id) {
      const item = await get(fileKey(id));
      return item && fileRow.parse(item);
    },

    async submit(write, file, code) {
      const { id, tag, service } = write.request;
      for (let attempt = 0; attempt < patience; attempt += 1) {
        const { id: marked, request: known } = await findMarked(tag, service);
        if (known?.id === id) return { kind: 'same', request: known };
        if (known && standsInTheWay(known)) return { kind: 'open', request: known };
        const unchanged =
          marked === undefined
            ? absent
            : { ...is('request'), ExpressionAttributeValues: { ':known': marked } };
        try {
          await client.send(
            new TransactWriteCommand({
              TransactItems: [
                { Put: { TableName: table, Item: itemOf(write), ...absent } },
                fileItem(id, file),
                { Put: { TableName: table, Item: { ...openKey(tag, service), request: id }, ...unchanged } },
                { Put: { TableName: table, Item: { ...personKey(tag, id), request: id } } },
                { Put: { TableName: table, Item: { ...codeKey(code, id), request: id } } },
              ],
            }),
          );
          return { kind: 'stored' };
        } catch (error) {
          if (!isRefused(error)) throw error;
          const same = await read(id);
          if (same) return { kind: 'same', request: same };
        }
      }
      throw new Error(`The mark of an open request changed ${patience} times in a row`);
    },

    async update(write, file) {
      const put = {
        TableName: table,
        Item: itemOf(write),
        ...isVersion(write.request.v - 1),
      };
      try {
        await (file === undefined
          ? client.send(new PutCommand(put))
          : client.send(
              new TransactWriteCommand({ TransactItems: [{ Put: put }, fileItem(write.request.id, file)] }),
            ));
        return 'written';
      } catch (error) {
        if (isRefused(error)) return 'stale';
        throw error;
      }
    },

    async forget(write, { tag, code }) {
      const { id, service, v } = write.request;
      await forgetMark(tag, service, id);
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: itemOf(write), ...isVersion(v - 1) } },
              ...[fileKey(id), personKey(tag, id), codeKey(code, id)].map((Key) => ({
                Delete: { TableName: table, Key: { ...Key } },
              })),
            ],
          }),
        );
        return 'written';
      } catch (error) {
        if (isRefused(error)) return 'stale';
        throw error;
      }
    },

    async listPile({ office, pile }, { most, from }) {
      const wp = pilePartition(office, pile);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: worklist.index,
          Limit: most,
          KeyConditionExpression: '#wp = :pile',
          ExpressionAttributeNames: { '#wp': worklist.pk },
          ExpressionAttributeValues: { ':pile': wp },
          ...(from !== undefined && { ExclusiveStartKey: startOf(wp, from) }),
        }),
      );
      const last: unknown = LastEvaluatedKey?.[worklist.sk];
      return {
        requests: Items.map(parseListed),
        ...(typeof last === 'string' && { next: last }),
      };
    },

    listOfPerson: (tag) => listBelow(personPartition(tag)),

    listOfCode: (code) => listBelow(codePartition(code)),
  };
}

/** Where a page goes on: the index's own key, and that of the item, which the sort key ends with. */
const startOf = (wp: string, ws: string) => ({
  ...requestKey(ws.split('#').slice(2).join('#')),
  [worklist.pk]: wp,
  [worklist.sk]: ws,
});

const absent = {
  ConditionExpression: 'attribute_not_exists(#pk)',
  ExpressionAttributeNames: { '#pk': 'pk' },
};

/** The attribute has the value `:known`. */
const is = (attribute: string) => ({
  ConditionExpression: '#known = :known',
  ExpressionAttributeNames: { '#known': attribute },
});

const isVersion = (known: number) => ({ ...is('v'), ExpressionAttributeValues: { ':known': known } });

/** What is undefined is not stored. */
const defined = (item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [[name, nested ? defined({ ...value }) : value]];
    }),
  );

const isRefused = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException || isOvertaken(error);
