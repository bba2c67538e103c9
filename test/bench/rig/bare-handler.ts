import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { BareCall } from './bare-call.ts';

// The baseline: a function that does nothing but SDK calls. Bundled with the options of the real ones.

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

function send({ operation, input }: BareCall): Promise<unknown> {
  switch (operation) {
    case 'GetItem':
      return client.send(new GetCommand(input));
    case 'PutItem':
      return client.send(new PutCommand(input));
    case 'UpdateItem':
      return client.send(new UpdateCommand(input));
    case 'Query':
      return client.send(new QueryCommand(input));
  }
}

export const handler = async (calls: readonly BareCall[]): Promise<void> => {
  for (const call of calls) await send(call);
};
