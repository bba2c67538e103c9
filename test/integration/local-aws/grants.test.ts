import { DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import type { RunningHost } from '../../../local-aws/start-host.ts';
import { type Grant, grantsIn, without } from '../../../local-aws/testing/grants.ts';
import { sdkFunction } from '../../../local-aws/testing/sdk-function.ts';
import { functionOf, roleOf } from '../../../local-aws/testing/templates.ts';
import { hostOf } from './hosts.ts';

// AWS: Access: each grant taken away is a call denied <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>

const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const key = { pk: { S: 'a' } };

/** One call for each grant of the template below. */
const calls = [
  {
    client: 'dynamodb',
    command: 'PutItem',
    input: { TableName: 's-Table', Item: key },
    action: 'dynamodb:PutItem',
  },
  {
    client: 'dynamodb',
    command: 'GetItem',
    input: { TableName: 's-Table', Key: key },
    action: 'dynamodb:GetItem',
  },
  {
    client: 'dynamodb',
    command: 'TransactWriteItems',
    input: {
      TransactItems: [
        {
          Update: {
            TableName: 's-Table',
            Key: key,
            UpdateExpression: 'SET n = :n',
            ExpressionAttributeValues: { ':n': { N: '1' } },
          },
        },
      ],
    },
    action: 'dynamodb:UpdateItem',
  },
  {
    client: 'sqs',
    command: 'SendMessage',
    input: { QueueUrl: 'QUEUE', MessageBody: 'hello' },
    action: 'sqs:SendMessage',
  },
  {
    client: 'events',
    command: 'PutEvents',
    input: { Entries: [{ EventBusName: 'bus', Source: 'a', DetailType: 'b', Detail: '{}' }] },
    action: 'events:PutEvents',
  },
  {
    client: 'secrets',
    command: 'GetSecretValue',
    input: { SecretId: 'SECRET' },
    action: 'secretsmanager:GetSecretValue',
  },
];

const templates = {
  s: {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        },
      },
      Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
      Role: roleOf(
        { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:GetItem'], Resource: arn('Table') },
        { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue') },
        { Effect: 'Allow', Action: ['events:PutEvents'], Resource: arn('Bus') },
      ),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'more',
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Secret' } },
              { Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: arn('Table') },
            ],
          },
        },
      },
      Function: { ...functionOf('sdk', { MemorySize: 512, Timeout: 20 }), DependsOn: 'Policy' },
    },
  },
};

test('with all grants of its template a function may make every call', async () => {
  const host = await hosting(templates);

  for (const call of calls) expect(await make(host, call)).toMatchObject({ kind: 'returned' });
});

test.each(grantsIn(templates).map((grant): [string, Grant] => [grant.action, grant]))(
  'without the grant of %s exactly that call is denied',
  async (action, grant) => {
    const host = await hosting(without(templates, grant));

    const denied: string[] = [];
    for (const call of calls) {
      const outcome = await make(host, call);
      if (outcome.kind === 'functionError' && /^AccessDenied/.test(outcome.errorType))
        denied.push(call.action);
    }

    expect(denied).toEqual([action]);
  },
);

test('services word and answer a denial in their own way, and only the operator may do everything', async () => {
  const host = await hosting(templates);
  const roleArn = host.resource('s', 'Role')?.attributes?.['Arn'] ?? '';
  const of = (who?: string) => ({
    endpoint: host.gatewayUrl,
    region: 'ap-southeast-3',
    maxAttempts: 1,
    credentials: host.credentials(who),
  });
  const QueueUrl = host.resource('s', 'Queue')?.ref ?? '';
  const send = new SendMessageCommand({ QueueUrl, MessageBody: 'x' });
  const other = new SendMessageCommand({ QueueUrl: `${QueueUrl}-other`, MessageBody: 'x' });

  await expect(new DynamoDBClient(of(roleArn)).send(new ListTablesCommand())).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringMatching(
      /^User: arn:aws:sts::\d+:assumed-role\/s-Role\/\S+ is not authorized to perform: dynamodb:ListTables on resource: \*/,
    ),
    $metadata: { httpStatusCode: 400 },
  });
  await expect(new SQSClient(of(roleArn)).send(other)).rejects.toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  });
  await expect(
    new S3Client(of(roleArn)).send(new PutObjectCommand({ Bucket: 'files', Key: 'k', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  await expect(new DynamoDBClient(of()).send(new ListTablesCommand())).resolves.toMatchObject({
    TableNames: ['s-Table'],
  });
  await expect(new SQSClient(of()).send(send)).resolves.toMatchObject({ MessageId: expect.any(String) });
});

test('credentials that the host did not give are worth nothing', async () => {
  const host = await hosting(templates);
  const stranger = new DynamoDBClient({
    endpoint: host.gatewayUrl,
    region: 'ap-southeast-3',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' },
  });

  await expect(stranger.send(new GetItemCommand({ TableName: 's-Table', Key: key }))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
});

async function hosting(stacks: Readonly<Record<string, object>>): Promise<RunningHost> {
  return hostOf({ stacks, assets: { sdk: { 'index.js': await sdkFunction() } } });
}

function make(host: RunningHost, { client, command, input }: (typeof calls)[number]) {
  const values: Readonly<Record<string, string>> = {
    QUEUE: host.resource('s', 'Queue')?.ref ?? '',
    SECRET: host.resource('s', 'Secret')?.ref ?? '',
  };
  const filled = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' ? (values[value] ?? value) : value,
    ]),
  );
  return host.invoke('s-Function', { client, command, input: filled });
}
