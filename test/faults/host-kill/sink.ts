import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

interface QueueEvent {
  readonly Records: readonly { readonly body: string }[];
}

const db = new DynamoDBClient({});

/** Keeps the key of every event, and every plain message, that came through the queue. */
export async function handler({ Records }: QueueEvent) {
  await Promise.all(
    Records.map(({ body }) => {
      const { detail, plain }: { detail?: { pk: string }; plain?: string } = JSON.parse(body);
      const pk = detail?.pk ?? plain ?? '';
      return db.send(new PutItemCommand({ TableName: process.env['SINK'], Item: { pk: { S: pk } } }));
    }),
  );
}
