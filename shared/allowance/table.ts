import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
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
    async take({ subject, limit, until }) {
      const aliases = new Aliases();
      const taken = aliases.name('taken');
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: `LIMIT#${subject}`, sk: `UNTIL#${until}` },
            UpdateExpression: updateExpression({
              SET: [`${aliases.name('ttl')} = ${aliases.value(until)}`],
              ADD: [`${taken} ${aliases.value(1)}`],
            }),
            ConditionExpression: `attribute_not_exists(${taken}) OR ${taken} < ${aliases.value(limit)}`,
            ...aliases.attributes,
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
