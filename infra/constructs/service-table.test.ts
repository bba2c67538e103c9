import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { expect, test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { ServiceTable } from './service-table.ts';

const suffering = 'Warga diminta mencoba lagi saat memesan.';

test('is paid by request, restorable, streamed whole and kept', () => {
  const template = templateOf((stack, context) => {
    new ServiceTable(stack, 'Table', { platform: context.platform, suffering });
  });

  template.hasResource('AWS::DynamoDB::Table', {
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('a caller may override a default', () => {
  const template = templateOf((stack, context) => {
    new ServiceTable(stack, 'Table', {
      platform: context.platform,
      suffering,
      removalPolicy: RemovalPolicy.DESTROY,
      stream: StreamViewType.KEYS_ONLY,
      sortKey: { name: 'at', type: AttributeType.NUMBER },
    });
  });

  template.hasResource('AWS::DynamoDB::Table', {
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'at', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    },
    DeletionPolicy: 'Delete',
  });
});

test('gives the ARN of its stream', () => {
  templateOf((stack, context) => {
    const table = new ServiceTable(stack, 'Table', { platform: context.platform, suffering });

    expect(stack.resolve(table.streamArn)).toEqual({ 'Fn::GetAtt': ['TableCD117FA1', 'StreamArn'] });
  });
});
