import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';

/** Reads a table's stream from its beginning: each call gives the records since the last one whose keys begin so: by default those of sheets. */
export async function readSheetStream(
  endpoint: string,
  table: string,
  prefixes: readonly string[] = ['DAY#'],
): Promise<() => Promise<readonly object[]>> {
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: table }));
  const { StreamDescription } = await client.send(
    new DescribeStreamCommand({ StreamArn: Streams?.[0]?.StreamArn }),
  );
  const iterators = await Promise.all(
    (StreamDescription?.Shards ?? []).map(async ({ ShardId }) => {
      const { ShardIterator } = await client.send(
        new GetShardIteratorCommand({
          StreamArn: StreamDescription?.StreamArn,
          ShardId,
          ShardIteratorType: 'TRIM_HORIZON',
        }),
      );
      return ShardIterator;
    }),
  );
  return async () => {
    const batches = await Promise.all(
      iterators.map(async (ShardIterator, shard) => {
        if (ShardIterator === undefined) return [];
        const { Records, NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
        iterators[shard] = NextShardIterator;
        return Records ?? [];
      }),
    );
    return batches
      .flat()
      .filter(({ dynamodb }) => prefixes.some((prefix) => dynamodb?.Keys?.['pk']?.S?.startsWith(prefix)));
  };
}
