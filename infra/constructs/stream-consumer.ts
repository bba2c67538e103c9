import { Aws, Duration } from 'aws-cdk-lib';
import {
  EventSourceMapping,
  FilterCriteria,
  type IEventSourceDlq,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { Alarm, type Suffering } from './alarm.ts';
import { allow } from './permission.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { ServiceTable } from './service-table.ts';

export interface StreamConsumerProps extends ServiceFunctionProps {
  /** Whose stream wakes it. */
  readonly table: ServiceTable;
  /** Only records of this shape are delivered. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** What people suffer while it lags behind the table. */
  readonly lateMeans: Suffering;
  /** Age of the oldest unread record at which the alarm rings. Default 5 minutes. */
  readonly lateAfter?: Duration;
  /** Records older than this go to the failed-records bucket. Default 20 h: the stream itself forgets after 24. */
  readonly maxRecordAge?: Duration;
  /** Tries before a record goes to the bucket. Default: until it is too old. */
  readonly retries?: number;
  /** Records a call. Default 100. */
  readonly batchSize?: number;
}

/** SQS and SNS would carry the record's position only; S3 carries the record. */
const wholeRecordsTo = (destination: string): IEventSourceDlq => ({
  bind: () => ({ destination }),
});

/** A function woken by a table's stream: ordered per item, one bad record neither blocks nor takes others with it. */
export class StreamConsumer extends Construct {
  readonly function: ServiceFunction['function'];
  /** `queue settle`: what people call it. */
  readonly title: string;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { failedRecordsName, alarms } = props.context.platform;
    const failedRecords = `arn:${Aws.PARTITION}:s3:::${failedRecordsName}`;
    const consumer = new ServiceFunction(this, 'Consumer', {
      timeout: Duration.seconds(60),
      ...props,
      may: [
        allow(
          props.table.streamArn,
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
        ),
        allow('*', 'dynamodb:ListStreams'), // the one stream action without resources
        allow(failedRecords, 's3:ListBucket'),
        allow(`${failedRecords}/aws/lambda/*`, 's3:PutObject'), // Lambda's own key prefix
        ...(props.may ?? []),
      ],
    });
    this.function = consumer.function;
    this.title = consumer.title;
    const written = `arn:<AWS::Partition>:s3:::${failedRecordsName.replace(Aws.ACCOUNT_ID, '<AWS::AccountId>')}`;
    acknowledge(consumer, {
      'IAM5[Resource::*]': 'dynamodb:ListStreams knows no resources; every other statement names one.',
      [`IAM5[Resource::${written}/aws/lambda/*]`]:
        'Lambda names the objects of failed records itself, by mapping, shard and time.',
    });
    new EventSourceMapping(this, 'Mapping', {
      target: this.function,
      eventSourceArn: props.table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize ?? 100,
      maxRecordAge: props.maxRecordAge ?? Duration.hours(20),
      ...(props.retries === undefined ? {} : { retryAttempts: props.retries }),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter(props.filter)],
      onFailure: wholeRecordsTo(failedRecords),
      supportS3OnFailureDestination: true,
    });
    new Alarm(this, 'Late', {
      metric: this.function.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      threshold: (props.lateAfter ?? Duration.minutes(5)).toMilliseconds(),
      suffering: props.lateMeans,
      runbook: 'aliran-terlambat',
      topic: alarms,
    });
  }
}
