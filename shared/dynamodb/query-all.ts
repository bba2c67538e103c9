import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** Every item that a query finds, page by page, in the order of the sort keys; a `Limit` is that of a page. */
export async function queryAll(
  client: DynamoDBDocumentClient,
  query: Omit<QueryCommandInput, 'ExclusiveStartKey'>,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...query, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...Items);
    from = LastEvaluatedKey;
  } while (from);
  return items;
}
