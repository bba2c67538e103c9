import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isOvertaken } from '#shared/dynamodb/cancelled.ts';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { causeOf } from '../domain/letters/cause.ts';
import type { RegisterStore } from '../domain/letters/register-store.ts';
import {
  counterKey,
  letterKey,
  lineKey,
  registerPartition,
  revokedKey,
  revokedPartition,
} from './letter-keys.ts';
import {
  lineRow,
  parseCounter,
  parseLine,
  parsePlace,
  parseRevoked,
  placeRow,
  revokedRow,
} from './letter-row.ts';

/** Registers of letters in the service's table; nothing of them is ever deleted. */
export const createRegisterStore = ({
  client,
  table,
  region,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Id of the region, for the events of letters. */
  readonly region: string;
}): RegisterStore => {
  const get = async (Key: { readonly pk: string; readonly sk: string }): Promise<unknown> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { ...Key }, ConsistentRead: true }),
    );
    return Item;
  };
  const isNew = {
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  };

  return {
    async readRegister(id) {
      const item = await get(counterKey(id));
      return item === undefined ? undefined : parseCounter(id, item);
    },

    async readLetter(id) {
      const place = await get(letterKey(id));
      if (place === undefined) return undefined;
      const { id: register, sequence } = parsePlace(place);
      return parseLine(await get(lineKey(register, sequence)));
    },

    async takeNumber({ before, after, letter }) {
      const counter = { ...counterKey(after.id), next: after.next };
      const unchanged =
        before === undefined
          ? isNew
          : {
              ConditionExpression: '#next = :before',
              ExpressionAttributeNames: { '#next': 'next' },
              ExpressionAttributeValues: { ':before': before.next },
            };
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: counter, ...unchanged } },
              { Put: { TableName: table, Item: lineRow(letter), ...isNew } },
              { Put: { TableName: table, Item: placeRow(letter), ...isNew } },
            ],
          }),
        );
        return 'written';
      } catch (fault) {
        if (isOvertaken(fault)) return 'stale';
        throw fault;
      }
    },

    async changeLetter({ letter, from, event, revoked }, occasion) {
      const put = {
        TableName: table,
        Item: { ...lineRow(letter), outbox: encodeOutbox(causeOf(letter, { region, occasion }), [event]) },
        ConditionExpression: '#id = :id AND #state = :from',
        ExpressionAttributeNames: { '#id': 'id', '#state': 'state' },
        ExpressionAttributeValues: { ':id': letter.id, ':from': from },
      };
      try {
        await (revoked === undefined
          ? client.send(new PutCommand(put))
          : client.send(
              new TransactWriteCommand({
                TransactItems: [{ Put: put }, { Put: { TableName: table, Item: revokedRow(revoked) } }],
              }),
            ));
        return 'written';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException || isOvertaken(fault)) return 'stale';
        throw fault;
      }
    },

    async readRevoked(id) {
      const item = await get(revokedKey(id));
      return item === undefined ? undefined : parseRevoked(item).reason;
    },

    async listRevoked() {
      const items = await queryAll(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :revoked',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':revoked': revokedPartition },
      });
      return items.map(parseRevoked);
    },

    async list(id, { after, limit }) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: '#pk = :register AND #sk BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
          ExpressionAttributeValues: {
            ':register': registerPartition(id),
            ':from': lineKey(id, after + 1).sk,
            ':to': lineKey(id, 9_999_999).sk,
          },
          Limit: limit,
        }),
      );
      return Items.map(parseLine);
    },
  };
};
