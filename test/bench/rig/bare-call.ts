import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Call } from './tap.ts';

const values = z.pipe(
  z.record(
    z.string(),
    z.custom<AttributeValue>((value) => typeof value === 'object'),
  ),
  z.transform((attributes) => unmarshall(attributes)),
);
const names = z.record(z.string(), z.string());
const onFailure = z.enum(['ALL_OLD', 'NONE']);

const get = z.object({ TableName: z.string(), Key: values, ConsistentRead: z.optional(z.boolean()) });
const put = z.object({
  TableName: z.string(),
  Item: values,
  ConditionExpression: z.optional(z.string()),
  ExpressionAttributeNames: z.optional(names),
  ExpressionAttributeValues: z.optional(values),
  ReturnValuesOnConditionCheckFailure: z.optional(onFailure),
});
const update = z.object({
  TableName: z.string(),
  Key: values,
  UpdateExpression: z.string(),
  ConditionExpression: z.optional(z.string()),
  ExpressionAttributeNames: z.optional(names),
  ExpressionAttributeValues: z.optional(values),
  ReturnValues: z.optional(z.enum(['UPDATED_NEW', 'NONE'])),
  ReturnValuesOnConditionCheckFailure: z.optional(onFailure),
});
const query = z.object({
  TableName: z.string(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeNames: z.optional(names),
  ExpressionAttributeValues: z.optional(values),
});

const bareCall = z.discriminatedUnion('operation', [
  z.object({ operation: z.literal('GetItem'), input: get }),
  z.object({ operation: z.literal('PutItem'), input: put }),
  z.object({ operation: z.literal('UpdateItem'), input: update }),
  z.object({ operation: z.literal('Query'), input: query }),
]);

/** One call of the bare handler, in the document client's words. */
export type BareCall = z.output<typeof bareCall>;

/** The same calls on another table. What was asked of Secrets Manager becomes one more read: the bare handler has one client. */
export const bareCallsOf = (calls: readonly Call[], table: string): readonly BareCall[] =>
  calls.map(({ operation, input }) =>
    operation === 'GetSecretValue'
      ? { operation: 'GetItem', input: { TableName: table, Key: { pk: 'SECRET', sk: 'SECRET' } } }
      : bareCall.parse({ operation, input: { ...input, TableName: table } }),
  );
