import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { queryAll } from '#shared/dynamodb/query-all.ts';
import { createLookTable } from '#shared/looks/table.ts';
import { localDate } from '#shared/time/local.ts';
import type { LookAbout, LookStore } from '../domain/look.ts';
import { lookKey, lookPartition } from './keys.ts';

const row = z.object({
  office: z.string(),
  action: z.enum(['verify-requests', 'export-person']),
  why: z.enum(['verifying', 'pre-check', 'serving', 'complaint', 'other', 'rights']),
  words: z.optional(z.string()),
  request: z.string(),
  date: localDate,
  at: z.int(),
  actor: z.string(),
  correlationId: z.string(),
});

/** Looks in the service's table, a partition a request: they outlive it, and a supervisor asks for those of one. */
export function createLookStore({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}): LookStore {
  return {
    ...createLookTable<LookAbout>({ client, table, keyOf: lookKey }),
    async list(request) {
      const looks = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: '#pk = :looks',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':looks': lookPartition(request) },
      });
      return looks.map((look) => row.parse(look));
    },
  };
}
