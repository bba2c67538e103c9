import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allow, arnOf, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';
import type { SeenRecord } from './seen.ts';

// AWS: Stream filters: examples for DynamoDB <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html>
// AWS: Stream filters: rule syntax, several filters <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>

const image = (NewImage: object) => ({ dynamodb: { NewImage } });
const manager = (...names: unknown[]) => image({ AccountManager: { S: names } });

/** Filters of one mapping, and which of the changes below they let through. */
const mappings: readonly (readonly [title: string, filters: readonly object[], wanted: readonly string[]])[] =
  [
    [
      'a key',
      [{ dynamodb: { Keys: { pk: { S: ['AnyCompany'] } } } }],
      ['insert AnyCompany', 'modify AnyCompany', 'remove AnyCompany'],
    ],
    [
      'one of several values',
      [manager('Pat Candella', 'Shirley Rodriguez')],
      ['insert AnyCompany', 'insert Shirley'],
    ],
    [
      'a value and another',
      [image({ AccountManager: { S: ['Pat Candella'] }, PaymentTerms: { S: ['60 days'] } })],
      ['insert AnyCompany'],
    ],
    [
      'either of two filters',
      [manager('Pat Candella'), { eventName: ['REMOVE'] }],
      ['insert AnyCompany', 'remove AnyCompany'],
    ],
    ['a beginning', [manager({ prefix: 'Sh' })], ['insert Shirley']],
    [
      'an ending, whatever the case',
      [manager({ 'equals-ignore-case': 'SHIRLEY RODRIGUEZ' }, { suffix: 'Doe' })],
      ['insert Shirley', 'modify AnyCompany'],
    ],
    [
      'anything but a value',
      [manager({ 'anything-but': ['Pat Candella', 'Shirley Rodriguez'] })],
      ['modify AnyCompany'],
    ],
    ['a leaf that is there', [image({ outbox: { S: [{ exists: true }] } })], ['insert Outbox']],
    ['no leaf, of whatever has one', [image({ outbox: [{ exists: true }] })], []],
    [
      'a leaf that is not there',
      [
        {
          dynamodb: {
            OldImage: { pk: { S: [{ exists: false }] } },
            Keys: { pk: { S: [{ prefix: 'Any' }] } },
          },
        },
      ],
      ['insert AnyCompany'],
    ],
    ['a number as the text that it travels as', [image({ Age: { N: ['25'] } })], ['insert Shirley']],
    ['no number by its size, since it travels as text', [image({ Age: { N: [{ numeric: ['>', 1] }] } })], []],
    ['a size as it is a number', [{ dynamodb: { SizeBytes: [{ numeric: ['>', 400] }] } }], ['insert Large']],
    ['a value within a map', [image({ address: { M: { city: { S: ['Medan'] } } } })], ['insert Outbox']],
    [
      'what changed',
      [
        {
          dynamodb: {
            OldImage: { AccountManager: { S: ['Pat Candella'] } },
            NewImage: { AccountManager: { S: [{ 'anything-but': 'Pat Candella' }] } },
          },
        },
      ],
      ['modify AnyCompany'],
    ],
  ];
const id = (index: number) => `Mapping${index}`;
const last = { dynamodb: { Keys: { pk: { S: ['last'] } } } };

let place: Place;

beforeAll(async () => {
  const stream = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
  place = await openPlace(
    'contract-stream-filter',
    {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
            BillingMode: 'PAY_PER_REQUEST',
            StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          },
        },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
        Role: role(
          'lambda.amazonaws.com',
          allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream),
          allow('dynamodb:ListStreams', '*'),
          allow('s3:ListBucket', arnOf('Bucket')),
          allow('s3:PutObject', { 'Fn::Join': ['', [arnOf('Bucket'), '/aws/lambda/*']] }),
        ),
        Function: recorder({ Code: { S3Bucket: 'assets', S3Key: 'thrower.zip' }, Environment: {} }),
        ...Object.fromEntries(
          mappings.map(([, filters], index) => [
            id(index),
            {
              Type: 'AWS::Lambda::EventSourceMapping',
              Properties: {
                EventSourceArn: stream,
                FunctionName: { Ref: 'Function' },
                StartingPosition: 'TRIM_HORIZON',
                MaximumRetryAttempts: 0,
                FilterCriteria: {
                  Filters: [...filters, last].map((filter) => ({ Pattern: JSON.stringify(filter) })),
                },
                DestinationConfig: { OnFailure: { Destination: arnOf('Bucket') } },
              },
            },
          ]),
        ),
      },
      Outputs: {
        Table: { Value: { Ref: 'Table' } },
        Bucket: { Value: { Ref: 'Bucket' } },
        ...Object.fromEntries(mappings.map((_, index) => [id(index), { Value: { Ref: id(index) } }])),
      },
    },
    { thrower: join(import.meta.dirname, 'thrower.ts') },
  );
  const TableName = place.output('Table');
  const put = (
    pk: string,
    more: Record<string, { S: string } | { N: string } | { M: Record<string, { S: string }> }> = {},
  ) => place.dynamodb.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...more } }));
  await put('AnyCompany', { AccountManager: { S: 'Pat Candella' }, PaymentTerms: { S: '60 days' } });
  await put('Shirley', { AccountManager: { S: 'Shirley Rodriguez' }, Age: { N: '25' } });
  await put('AnyCompany', { AccountManager: { S: 'John Doe' } });
  await put('Outbox', { outbox: { S: '[]' }, address: { M: { city: { S: 'Medan' } } } });
  await put('Large', { text: { S: 'x'.repeat(500) } });
  await place.dynamodb.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'AnyCompany' } } }));
  await put('last');
});
afterAll(() => place?.stop());

/** What a mapping gave its function, as the destination of failures keeps it; complete once the last change is there. */
async function letThrough(mapping: string): Promise<string[]> {
  const Bucket = place.output('Bucket');
  return await vi.waitFor(
    async () => {
      const { Contents = [] } = await place.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: `aws/lambda/${place.output(mapping)}/` }),
      );
      const batches = await Promise.all(
        Contents.map(async ({ Key }): Promise<SeenRecord[]> => {
          const { Body } = await place.s3.send(new GetObjectCommand({ Bucket, Key }));
          return JSON.parse(JSON.parse((await Body?.transformToString()) ?? '').payload).Records;
        }),
      );
      const changes = batches
        .flat()
        .map(({ eventName, dynamodb }) => `${eventName?.toLowerCase()} ${dynamodb?.Keys['pk']?.S}`);
      expect(changes).toContain('insert last');
      return changes.filter((change) => change !== 'insert last');
    },
    { timeout: 20_000, interval: 100 },
  );
}

test.each(mappings.map(([title, , wanted], index) => ({ title, wanted, index })))(
  'a filter can ask for $title',
  async ({ wanted, index }) => {
    expect((await letThrough(id(index))).sort()).toEqual([...wanted].sort());
  },
);
