import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { EventConsumer } from './event-consumer.ts';
import { OneTimeSchedules } from './one-time-schedules.ts';
import { QueueConsumer } from './queue-consumer.ts';
import { Relay } from './relay.ts';
import { ServiceTable } from './service-table.ts';
import { StreamConsumer } from './stream-consumer.ts';

const sentences = {
  suffering: 'Warga tidak menerima pesan.',
  deadLettersMean: 'Warga tidak akan menerima pesan.',
  lateMeans: 'Warga menunggu lama pesannya.',
} as const;

const sentencesOf = (template: Template) =>
  Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .map(
      ({ Properties }) => `${Properties.MetricName}: ${Properties.AlarmDescription.split(' Pertama: ')[0]}`,
    )
    .toSorted();

const suffering = 'Warga diminta mencoba lagi saat memesan.';

test('a queue is read message by message; after five tries one goes to the dead letters', () => {
  const template = templateOf((stack, context) => {
    new QueueConsumer(stack, 'Deliver', { context, entry: 'deliver', ...sentences });
  });

  template.hasResourceProperties('AWS::SQS::Queue', {
    RedrivePolicy: { maxReceiveCount: 5 },
    SqsManagedSseEnabled: true,
    VisibilityTimeout: 180,
    MessageRetentionPeriod: 345_600,
  });
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BatchSize: 10,
  });
  expect(sentencesOf(template)).toEqual([
    'ApproximateAgeOfOldestMessage: Warga menunggu lama pesannya.',
    'ApproximateNumberOfMessagesVisible: Warga tidak akan menerima pesan.',
    'Duration: Warga tidak menerima pesan.',
    'Errors: Warga tidak menerima pesan.',
    'Throttles: Warga tidak menerima pesan.',
    'queue-deliver-error-lines: Warga tidak menerima pesan.',
  ]);
});

test('the time a message is hidden grows with the timeout of its reader', () => {
  const template = templateOf((stack, context) => {
    new QueueConsumer(stack, 'Deliver', {
      context,
      entry: 'deliver',
      ...sentences,
      timeout: Duration.seconds(60),
      retention: Duration.days(1),
    });
  });

  template.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: 360,
    MessageRetentionPeriod: 86_400,
  });
});

test('an event consumer hears the named events of the named services, through its own queue', () => {
  const template = templateOf((stack, context) => {
    new EventConsumer(stack, 'Courier', {
      context,
      entry: 'courier',
      hears: { queue: ['SlotBooked.v1'], documents: ['RequestReady.v1'] },
      ...sentences,
    });
  });

  template.resourceCountIs('AWS::Events::Rule', 2);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['balai.queue'], 'detail-type': ['SlotBooked.v1'] },
    Targets: [{ DeadLetterConfig: { Arn: Match.anyValue() } }],
  });
});

test('a stream is read from its beginning, in whole images, without one record blocking the others', () => {
  const template = templateOf((stack, context) => {
    new StreamConsumer(stack, 'Settle', {
      context,
      entry: 'settle',
      table: new ServiceTable(stack, 'Table', { platform: context.platform, suffering }),
      filter: { dynamodb: { Keys: { pk: { S: [{ prefix: 'DAY#' }] } } } },
      retries: 5,
      ...sentences,
    });
  });

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    MaximumRecordAgeInSeconds: 72_000,
    MaximumRetryAttempts: 5,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"DAY#"}]}}}}' }] },
    DestinationConfig: {
      OnFailure: {
        Destination: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':s3:::balai-tanjungbalai-failed-records-',
              { Ref: 'AWS::AccountId' },
            ],
          ],
        },
      },
    },
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'IteratorAge',
    Threshold: 300_000,
    AlarmDescription: Match.stringLikeRegexp(`^${sentences.lateMeans}`),
  });
});

test('the relay is woken by outboxes only, tries for 20 hours and puts the hopeless aside', () => {
  const template = templateOf((stack, context) => {
    new Relay(stack, 'Relay', {
      context,
      table: new ServiceTable(stack, 'Table', { platform: context.platform, suffering }),
      suffering: sentences.suffering,
    });
  });

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FilterCriteria: {
      Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"outbox":{"S":[{"exists":true}]}}}}' }],
    },
    MaximumRecordAgeInSeconds: 72_000,
    MaximumRetryAttempts: Match.absent(),
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: {
        BUS_NAME: Match.anyValue(),
        DEAD_LETTER_URL: { Ref: Match.stringLikeRegexp('Unpublishable') },
      },
    },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Action: 'events:PutEvents' }),
            Match.objectLike({ Action: 'sqs:SendMessage' }),
          ]),
        },
      },
    ],
  });
});

test('schedules of run time write to a queue or its dead letters, and are made in one group by who is named', () => {
  const template = templateOf((stack, context) => {
    new OneTimeSchedules(stack, 'Deadline', { context, entry: 'deliver', ...sentences });
  });

  template.resourceCountIs('AWS::Scheduler::ScheduleGroup', 1);
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'scheduler.amazonaws.com' } }] },
    Policies: [
      { PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }, { Action: 'sqs:SendMessage' }] } },
    ],
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Action: 'scheduler:CreateSchedule' }),
            Match.objectLike({ Action: 'iam:PassRole' }),
          ]),
        },
      },
    ],
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: {
        SCHEDULE_GROUP: Match.anyValue(),
        SCHEDULE_QUEUE: Match.anyValue(),
        SCHEDULE_DEAD_LETTERS: Match.anyValue(),
        SCHEDULE_ROLE: Match.anyValue(),
      },
    },
  });
});
