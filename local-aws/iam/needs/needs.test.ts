import { expect, test } from 'vitest';
import { needsByService } from './needs.ts';

const place = { region: 'ap-southeast-3', accountId: '000000000000' };
const table = (name: string) => `arn:aws:dynamodb:ap-southeast-3:000000000000:table/${name}`;

test.each<[string, string, string, object, [string, string][]]>([
  ['a table by name', 'dynamodb', 'PutItem', { TableName: 'a' }, [['dynamodb:PutItem', table('a')]]],
  ['a table by ARN', 'dynamodb', 'PutItem', { TableName: table('a') }, [['dynamodb:PutItem', table('a')]]],
  [
    'an index of a table',
    'dynamodb',
    'Query',
    { TableName: 'a', IndexName: 'i' },
    [['dynamodb:Query', `${table('a')}/index/i`]],
  ],
  [
    'each item of a transaction as its own action',
    'dynamodb',
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'a' } },
        { ConditionCheck: { TableName: 'b' } },
        { Update: { TableName: 'a' } },
        { Delete: { TableName: 'c' } },
      ],
    },
    [
      ['dynamodb:PutItem', table('a')],
      ['dynamodb:ConditionCheckItem', table('b')],
      ['dynamodb:UpdateItem', table('a')],
      ['dynamodb:DeleteItem', table('c')],
    ],
  ],
  [
    'each read of a transaction',
    'dynamodb',
    'TransactGetItems',
    { TransactItems: [{ Get: { TableName: 'a' } }] },
    [['dynamodb:GetItem', table('a')]],
  ],
  [
    'each table of a batch',
    'dynamodb',
    'BatchWriteItem',
    { RequestItems: { a: [], b: [] } },
    [
      ['dynamodb:BatchWriteItem', table('a')],
      ['dynamodb:BatchWriteItem', table('b')],
    ],
  ],
  [
    'a stream',
    'dynamodb',
    'DescribeStream',
    { StreamArn: 'arn:stream' },
    [['dynamodb:DescribeStream', 'arn:stream']],
  ],
  ['no table in particular', 'dynamodb', 'ListTables', {}, [['dynamodb:ListTables', '*']]],
  [
    'a queue by its URL',
    'sqs',
    'SendMessage',
    { QueueUrl: 'http://127.0.0.1:1/0/inbox' },
    [['sqs:SendMessage', 'arn:aws:sqs:ap-southeast-3:000000000000:inbox']],
  ],
  [
    'a batch to a queue as the single action',
    'sqs',
    'SendMessageBatch',
    { QueueUrl: 'x/inbox' },
    [['sqs:SendMessage', 'arn:aws:sqs:ap-southeast-3:000000000000:inbox']],
  ],
  [
    'the bus of each entry',
    'events',
    'PutEvents',
    { Entries: [{ EventBusName: 'b', Source: 's' }, { EventBusName: 'arn:bus' }, {}] },
    [
      ['events:PutEvents', 'arn:aws:events:ap-southeast-3:000000000000:event-bus/b'],
      ['events:PutEvents', 'arn:bus'],
      ['events:PutEvents', 'arn:aws:events:ap-southeast-3:000000000000:event-bus/default'],
    ],
  ],
  [
    'a secret by ARN',
    'secretsmanager',
    'GetSecretValue',
    { SecretId: 'arn:secret' },
    [['secretsmanager:GetSecretValue', 'arn:secret']],
  ],
  ['an object', 's3', 'PutObject', { Bucket: 'b', Key: 'k/l' }, [['s3:PutObject', 'arn:aws:s3:::b/k/l']]],
  [
    'a head of an object as its reading',
    's3',
    'HeadObject',
    { Bucket: 'b', Key: 'k' },
    [['s3:GetObject', 'arn:aws:s3:::b/k']],
  ],
  [
    'both ends of a copy',
    's3',
    'CopyObject',
    { Bucket: 'b', Key: 'k', CopySource: '/a/x%20y' },
    [
      ['s3:PutObject', 'arn:aws:s3:::b/k'],
      ['s3:GetObject', 'arn:aws:s3:::a/x y'],
    ],
  ],
  [
    'a list of objects on the bucket',
    's3',
    'ListObjectsV2',
    { Bucket: 'b' },
    [['s3:ListBucket', 'arn:aws:s3:::b']],
  ],
  [
    'the role that a schedule gets',
    'scheduler',
    'CreateSchedule',
    { Name: 'n', GroupName: 'g', Target: { RoleArn: 'arn:role' } },
    [
      ['scheduler:CreateSchedule', 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/g/n'],
      ['iam:PassRole', 'arn:role'],
    ],
  ],
  ['a topic', 'sns', 'Publish', { TopicArn: 'arn:topic' }, [['sns:Publish', 'arn:topic']]],
  ['a text message', 'sns', 'Publish', { PhoneNumber: '+62' }, [['sns:Publish', '*']]],
  [
    'the sender of mail',
    'ses',
    'SendEmail',
    { FromEmailAddress: 'Balai <a@b.id>' },
    [['ses:SendEmail', 'arn:aws:ses:ap-southeast-3:000000000000:identity/b.id']],
  ],
])('needs permission on %s', (_, service, action, input, expected) => {
  const needs = needsByService[service]?.({ action, input: { ...input } }, place);

  expect(needs?.map((need) => [need.action, need.resource])).toEqual(expected);
});
