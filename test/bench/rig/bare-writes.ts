import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../../../local-aws/engine/engine.ts';

/** Milliseconds of writing. */
const period = 3_000;

const table = 'bare';
const filling = 'x'.repeat(960);

/** An engine that does nothing but conditional writes. */
export interface BareWrites {
  perSecond(width: number): Promise<number>;
  end(): Promise<void>;
}

/** Starts an engine of its own in a folder. */
export async function startBareWrites(folder: string): Promise<BareWrites> {
  const engine = await startEngine({ folder });
  const base = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await base.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  const client = DynamoDBDocumentClient.from(base);
  let written = 0;

  const write = async () => {
    written += 1;
    const Item = { pk: `item-${written}`, filling };
    await client.send(
      new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  };
  return {
    perSecond: async (width) => {
      const [first, started] = [written, performance.now()];
      await Promise.all(
        Array.from({ length: width }, async () => {
          while (performance.now() - started < period) await write();
        }),
      );
      return (1000 * (written - first)) / (performance.now() - started);
    },
    end: async () => {
      client.destroy();
      base.destroy();
      await engine.stop();
    },
  };
}
