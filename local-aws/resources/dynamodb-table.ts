import { dynamoDb } from '../dynamodb/dynamodb.ts';
import { expireItems } from '../dynamodb/expiry.ts';
import { ensureTable, tableProperties } from '../dynamodb/table.ts';
import { hosted } from '../resource.ts';

const expiryEvery = 10 * 60_000; // milliseconds; AWS promises "within a few days"

export const dynamoDbTable = hosted({
  type: 'AWS::DynamoDB::Table',
  properties: tableProperties,
  noLocalEffect: {
    PointInTimeRecoverySpecification: 'There is no backup beside the data folder; copy the folder.',
    SSESpecification: 'The data folder is as private as the disk that it lies on.',
    DeletionProtectionEnabled: 'The host never deletes a table; only --fresh does, when asked to.',
    OnDemandThroughput: 'The engine takes what the machine gives.',
    WarmThroughput: 'The engine takes what the machine gives.',
    ContributorInsightsSpecification: 'No metrics are kept on one machine.',
    TableClass: 'Storage is not billed on one machine.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: async ({ properties, physicalName }, host) => {
    const db = await dynamoDb(host);
    const name = properties.TableName ?? physicalName;
    const engineStream = await ensureTable(db, name, properties);

    const { partition, region, accountId } = host.aws;
    const arn = `arn:${partition}:dynamodb:${region}:${accountId}:table/${name}`;
    const streamArn = `${arn}/stream/${engineStream?.split('/stream/').at(-1)}`;
    if (engineStream) db.streams.set(streamArn, engineStream);

    const ttl = properties.TimeToLiveSpecification;
    let timer: NodeJS.Timeout | undefined;
    let sweep: Promise<unknown> = Promise.resolve();
    const expire = (attribute: string) => {
      sweep = expireItems(db, {
        table: name,
        keys: properties.KeySchema.map(({ AttributeName }) => AttributeName),
        attribute,
        now: Math.floor(host.now() / 1000),
      }).catch((error: unknown) => host.log(`table ${name}`, `expiry failed: ${String(error)}`));
    };
    return {
      ref: name,
      attributes: { Arn: arn, ...(engineStream ? { StreamArn: streamArn } : {}) },
      open: () => {
        if (ttl?.Enabled) timer = setInterval(expire, expiryEvery, ttl.AttributeName);
      },
      stop: async () => {
        clearInterval(timer);
        await sweep;
      },
    };
  },
});
