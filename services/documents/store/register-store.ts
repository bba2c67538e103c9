import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isOvertaken } from '#shared/dynamodb/cancelled.ts';
import type { RegisterStore } from '../domain/letters/register-store.ts';
import { counterKey, letterKey, lineKey, registerPartition } from './letter-keys.ts';
import { lineRow, parseCounter, parseLine, parsePlace, placeRow } from './letter-row.ts';

/** Registers of letters in the service's table; nothing of them is ever deleted. */
export const createRegisterStore = ({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
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

    async changeLetter({ letter, from }) {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: lineRow(letter),
            ConditionExpression: '#id = :id AND #state = :from',
            ExpressionAttributeNames: { '#id': 'id', '#state': 'state' },
            ExpressionAttributeValues: { ':id': letter.id, ':from': from },
          }),
        );
        return 'written';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return 'stale';
        throw fault;
      }
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
