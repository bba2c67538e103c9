import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Aliases, updateExpression } from '#shared/dynamodb/expression.ts';
import type { AllowanceStore } from './allowance.ts';

/** Allowances in a service's table: a counter that leaves by TTL once its time is over. */
export function createAllowanceStore({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  table: string;
}): AllowanceStore {
  return {
    async take({ subject, limit, until, once }) {
      const aliases = new Aliases();
      const taken = aliases.name('taken');
      const free = `attribute_not_exists(${taken}) OR ${taken} < ${aliases.value(limit)}`;
      const items = () => aliases.name('items');
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: `LIMIT#${subject}`, sk: `UNTIL#${until}` },
            UpdateExpression: updateExpression({
              SET: [`${aliases.name('ttl')} = ${aliases.value(until)}`],
              ADD: [
                `${taken} ${aliases.value(1)}`,
                ...(once === undefined ? [] : [`${items()} ${aliases.value(new Set([once]))}`]),
              ],
            }),
            ConditionExpression:
              once === undefined ? free : `NOT contains(${items()}, ${aliases.value(once)}) AND (${free})`,
            ...aliases.attributes,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          return once !== undefined && isAmong(once, error.Item?.['items']);
        }
        throw error;
      }
    },

    async giveBack({ subject, until, once }) {
      const aliases = new Aliases();
      const items = aliases.name('items');
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: `LIMIT#${subject}`, sk: `UNTIL#${until}` },
            UpdateExpression: updateExpression({
              ADD: [`${aliases.name('taken')} ${aliases.value(-1)}`],
              DELETE: [`${items} ${aliases.value(new Set([once]))}`],
            }),
            ConditionExpression: `contains(${items}, ${aliases.value(once)})`,
            ...aliases.attributes,
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}

const isAmong = (id: string, items: AttributeValue | undefined): boolean => items?.SS?.includes(id) === true;
