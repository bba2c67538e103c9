import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { expect, test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { allow } from './permission.ts';
import { ServiceFunction } from './service-function.ts';

const suffering = 'Warga tidak dapat memesan tempat antrean.';

test('runs Node 24 on arm64 and tells its code which service and region it is', () => {
  const template = templateOf((stack, context) => {
    new ServiceFunction(stack, 'Book', {
      context,
      entry: 'book',
      suffering,
      environment: { TABLE_NAME: 't' },
    });
  });

  template.hasResourceProperties('AWS::Lambda::Function', {
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    Timeout: 10,
    Environment: {
      Variables: { POWERTOOLS_SERVICE_NAME: 'queue', REGION_ID: 'tanjungbalai', TABLE_NAME: 't' },
    },
  });
});

test('may write its own log, do what it was granted, and nothing else', () => {
  const template = templateOf((stack, context) => {
    new ServiceFunction(stack, 'Book', {
      context,
      entry: 'book',
      suffering,
      may: [allow('arn:table', 'dynamodb:GetItem')],
    });
  });

  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': ['BookLogA88CFCD2', 'Arn'] },
            },
            { Action: 'dynamodb:GetItem', Resource: 'arn:table' },
          ],
        },
      },
    ],
  });
});

test('rings at the first error and says who suffers', () => {
  const template = templateOf((stack, context) => {
    new ServiceFunction(stack, 'Book', { context, entry: 'book', suffering });
  });

  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmDescription: Match.stringLikeRegexp(`^${suffering} Pertama: .+ Panduan: fungsi-gagal.$`),
    MetricName: 'Errors',
    Statistic: 'Sum',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
    AlarmActions: [Match.anyValue()],
  });
});

test('a caller may override every default', () => {
  const template = templateOf((stack, context) => {
    new ServiceFunction(stack, 'Sweep', {
      context,
      entry: 'sweep',
      suffering,
      timeout: Duration.minutes(5),
      memorySize: 1024,
      alarmingErrors: 3,
      logRetention: RetentionDays.ONE_WEEK,
    });
  });

  template.hasResourceProperties('AWS::Lambda::Function', { Timeout: 300, MemorySize: 1024 });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 3 });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

test('an alarm without a sentence about people does not compile', () => {
  templateOf((stack, context) => {
    // @ts-expect-error the sentence is missing
    expect(() => new ServiceFunction(stack, 'A', { context, entry: 'a' })).not.toThrow();
    // @ts-expect-error a metric's name is no sentence about people
    new ServiceFunction(stack, 'B', { context, entry: 'b', suffering: 'Errors > 0' });
  });
});

test('rings when its log has a line of the level ERROR', () => {
  const template = templateOf((stack, context) => {
    new ServiceFunction(stack, 'Book', { context, entry: 'book', suffering });
  });

  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    LogGroupName: { Ref: 'BookLogA88CFCD2' },
    FilterPattern: '{ $.level = "ERROR" }',
    MetricTransformations: [
      { MetricNamespace: 'Balai/tanjungbalai', MetricName: 'queue-book-error-lines', MetricValue: '1' },
    ],
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Balai/tanjungbalai',
    MetricName: 'queue-book-error-lines',
    AlarmDescription: Match.stringLikeRegexp(`^${suffering} Pertama: .+ Panduan: fungsi-gagal.$`),
  });
});
