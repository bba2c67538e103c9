import { build } from 'esbuild';

/** Runs whatever SDK call its event names, so that a test can act as any role: `{ client, command, input }`. */
const source = `
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as events from '@aws-sdk/client-eventbridge';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as sqs from '@aws-sdk/client-sqs';
const clients = {
  dynamodb: [new dynamodb.DynamoDBClient(), dynamodb],
  events: [new events.EventBridgeClient(), events],
  secrets: [new secrets.SecretsManagerClient(), secrets],
  sqs: [new sqs.SQSClient(), sqs],
};
export const handler = async ({ client, command, input }) => {
  const [sender, commands] = clients[client];
  const { $metadata, ...output } = await sender.send(new commands[command + 'Command'](input));
  return output;
};`;

let bundled: Promise<string> | undefined;

/** The bundle of that function. */
export function sdkFunction(): Promise<string> {
  bundled ??= build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    minify: true,
  }).then(({ outputFiles: [file] }) => file?.text ?? '');
  return bundled;
}
