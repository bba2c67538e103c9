import { CreateTableCommand } from '@aws-sdk/client-dynamodb';

/** An index beside the table's own keys, with the attributes that it carries. */
interface ServiceIndex {
  readonly name: string;
  readonly pk: string;
  readonly sk: string;
  readonly attributes: readonly string[];
}

const keys = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

/** Makes a table with the keys and the stream that `infra/constructs/service-table.ts` gives every service. */
export const createServiceTable = (TableName: string, index?: ServiceIndex) =>
  new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keys('pk', 'sk'),
    AttributeDefinitions: ['pk', 'sk', ...(index ? [index.pk, index.sk] : [])].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    ...(index && {
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: keys(index.pk, index.sk),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.attributes] },
        },
      ],
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
