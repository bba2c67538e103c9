import { GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allow, arnOf, queue } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Access: how policies are weighed <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
// AWS: Access: elements of a statement <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html>
// AWS: Access: condition keys that every request has <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
// AWS: Access: actions of tables, one for each item of a transaction <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html>

const deny = (Action: string, Resource: unknown, more: object = {}) => ({
  ...allow(Action, Resource),
  Effect: 'Deny',
  ...more,
});
const may = (more: object) => ({ ...allow('sqs:SendMessage', arnOf('Queue')), ...more });
const { Action: _action, ...withoutAction } = may({});
const { Resource: _resource, ...withoutResource } = may({});
const partOfName = { 'Fn::Join': ['', ['arn:aws:sqs:*:*:', { 'Fn::GetAtt': ['Queue', 'QueueName'] }, '*']] };

/** Name of a role → what it is about, its statements, and whether it may send to the queue. */
const senders: Readonly<
  Record<string, readonly [title: string, statements: readonly object[], sends: boolean]>
> = {
  Nothing: ['nobody may without being allowed', [], false],
  Exact: ['who is allowed that action on that queue may', [may({})], true],
  Stars: ['a star in an action covers the rest', [may({ Action: 'sqs:Send*' })], true],
  Mark: ['a question mark is one character', [may({ Action: 'sqs:SendMessag?' })], true],
  Case: ['the case of an action does not matter', [may({ Action: 'SQS:sendmessage' })], true],
  Name: ['a star in a resource covers names', [may({ Resource: partOfName })], true],
  Other: ['another queue is another resource', [may({ Resource: arnOf('Denying') })], false],
  Denied: ['a denial outweighs what is allowed', [deny('sqs:*', '*'), may({ Resource: '*' })], false],
  Unless: [
    'a denial under a condition that does not hold is none',
    [may({}), deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    true,
  ],
  NotOthers: [
    'NotAction allows all but what it names',
    [{ ...withoutAction, NotAction: 'sqs:DeleteMessage' }],
    true,
  ],
  NotThis: ['and not what it names', [{ ...withoutAction, NotAction: 'sqs:Send*' }], false],
  NotThere: ['NotResource leaves a queue out', [{ ...withoutResource, NotResource: arnOf('Queue') }], false],
  Still: [
    'a time that is to come is not over',
    [may({ Condition: { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } } })],
    true,
  ],
  Over: [
    'a time that is past is',
    [may({ Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } })],
    false,
  ],
  Both: [
    'all conditions must hold',
    [
      may({
        Condition: {
          Bool: { 'aws:SecureTransport': 'true' },
          StringEquals: { 'aws:PrincipalAccount': '999999999999' },
        },
      }),
    ],
    false,
  ],
};

const roleOf = (statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
        },
      ],
    },
    Policies:
      statements.length === 0 ? [] : [{ PolicyName: 'may', PolicyDocument: { Statement: statements } }],
  },
});
const objectsOf = (bucket: string) => ({ 'Fn::Join': ['', [arnOf(bucket), '/*']] });

const roles: Readonly<Record<string, readonly object[]>> = {
  ...Object.fromEntries(Object.entries(senders).map(([name, [, statements]]) => [name, statements])),
  Invited: [],
  Shut: [allow('sqs:SendMessage', '*'), allow('s3:*', '*')],
  Putter: [allow('dynamodb:PutItem', arnOf('Table'))],
  Teller: [
    {
      ...allow('events:PutEvents', '*'),
      Condition: {
        StringEquals: { 'events:source': 'balai.queue' },
        StringLike: { 'events:detail-type': 'Slot*' },
      },
    },
  ],
};

let place: Place;

beforeAll(async () => {
  place = await openPlace('contract-access', {
    Resources: {
      Queue: queue(),
      Inviting: queue(),
      Denying: queue(),
      InvitingPolicy: policyOf('Inviting', { Effect: 'Allow', Principal: { AWS: arnOf('Invited') } }),
      DenyingPolicy: policyOf('Denying', { Effect: 'Deny', Principal: '*' }),
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: {
            Statement: [
              { ...allow('s3:GetObject', objectsOf('Bucket')), Principal: { AWS: arnOf('Invited') } },
              { ...deny('s3:PutObject', objectsOf('Bucket')), Principal: { AWS: arnOf('Shut') } },
            ],
          },
        },
      },
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
      ...Object.fromEntries(Object.entries(roles).map(([name, statements]) => [name, roleOf(statements)])),
    },
    Outputs: {
      ...Object.fromEntries(Object.keys(roles).map((name) => [name, { Value: arnOf(name) }])),
      ...Object.fromEntries(
        ['Queue', 'Inviting', 'Denying', 'Table', 'Bucket', 'Secret'].map((name) => [
          `${name}Ref`,
          { Value: { Ref: name } },
        ]),
      ),
    },
  });
});
afterAll(() => place?.stop());

function policyOf(queueId: string, statement: object) {
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: queueId }],
      PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage', Resource: arnOf(queueId), ...statement }] },
    },
  };
}

const as = (role: string) => place.as(place.output(role));
const ref = (name: string) => place.output(`${name}Ref`);
/** What a call came to. */
async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'allowed';
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    return name.startsWith('AccessDenied') ? 'denied' : name;
  }
}
const sending = async (role: string, to: string) => {
  const { sqs } = await as(role);
  return outcome(sqs.send(new SendMessageCommand({ QueueUrl: ref(to), MessageBody: 'x' })));
};

test.each(Object.entries(senders))('%s: %s', async (role, [, , sends]) => {
  expect(await sending(role, 'Queue')).toBe(sends ? 'allowed' : 'denied');
});

describe("a resource's own policy", () => {
  test('lets a role of the account in by itself, and no other', async () => {
    expect(await sending('Invited', 'Inviting')).toBe('allowed');
    expect(await sending('Nothing', 'Inviting')).toBe('denied');
  });

  test('keeps out whoever it denies, whatever that role is allowed', async () => {
    expect(await sending('Shut', 'Queue')).toBe('allowed');
    expect(await sending('Shut', 'Denying')).toBe('denied');
  });

  test('of a bucket speaks of its objects, action by action', async () => {
    const object = { Bucket: ref('Bucket'), Key: 'a' };
    await place.s3.send(new PutObjectCommand({ ...object, Body: 'x' }));
    const invited = await as('Invited');
    const shut = await as('Shut');

    expect(await outcome(invited.s3.send(new GetObjectCommand(object)))).toBe('allowed');
    expect(await outcome(invited.s3.send(new PutObjectCommand({ ...object, Body: 'y' })))).toBe('denied');
    expect(await outcome(shut.s3.send(new GetObjectCommand(object)))).toBe('allowed');
    expect(await outcome(shut.s3.send(new PutObjectCommand({ ...object, Body: 'y' })))).toBe('denied');
  });
});

test('a batch of messages is allowed by the action of one', async () => {
  const { sqs } = await as('Exact');
  const Entries = [{ Id: 'a', MessageBody: 'x' }];

  expect(await outcome(sqs.send(new SendMessageBatchCommand({ QueueUrl: ref('Queue'), Entries })))).toBe(
    'allowed',
  );
});

test('a transaction is allowed item by item', async () => {
  const { dynamodb } = await as('Putter');
  const TableName = ref('Table');
  const Put = { TableName, Item: { pk: { S: 'a' } } };
  const Delete = { TableName, Key: { pk: { S: 'b' } } };

  expect(await outcome(dynamodb.send(new PutItemCommand(Put)))).toBe('allowed');
  expect(await outcome(dynamodb.send(new GetItemCommand({ TableName, Key: Put.Item })))).toBe('denied');
  expect(await outcome(dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] })))).toBe(
    'allowed',
  );
  expect(
    await outcome(dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, { Delete }] }))),
  ).toBe('denied');
});

test.each<[string, string, string]>([
  ['balai.queue', 'SlotBooked.v1', 'allowed'],
  ['balai.other', 'SlotBooked.v1', 'denied'],
  ['balai.queue', 'Other.v1', 'denied'],
])('events of %s and type %s under conditions on both are %s', async (Source, DetailType, expected) => {
  const { events } = await as('Teller');
  const given = events.send(new PutEventsCommand({ Entries: [{ Source, DetailType, Detail: '{}' }] }));

  expect(await outcome(given)).toBe(expected);
});

test('a secret is not told to who may do other things', async () => {
  const { secrets } = await as('Exact');

  expect(await outcome(secrets.send(new GetSecretValueCommand({ SecretId: ref('Secret') })))).toBe('denied');
});
