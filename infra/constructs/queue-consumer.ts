import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Suffering } from './alarm.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { allow } from './permission.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface QueueConsumerProps extends ServiceFunctionProps {
  /** What people suffer from messages that failed for good. */
  readonly deadLettersMean: Suffering;
  /** What people suffer when messages wait for long. */
  readonly lateMeans: Suffering;
  /** How long a message may wait. Default 4 days. */
  readonly retention?: Duration;
  /** Messages a call. Default 10. */
  readonly batchSize?: number;
}

/** A queue, its dead letters and the function that reads it, message by message. */
export class QueueConsumer extends Construct {
  readonly function: ServiceFunction['function'];
  readonly inbox: GuardedQueue;

  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id);
    const timeout = props.timeout ?? Duration.seconds(30);
    this.inbox = new GuardedQueue(this, 'Inbox', {
      platform: props.context.platform,
      readerTimeout: timeout,
      suffering: props.deadLettersMean,
      late: props.lateMeans,
      ...(props.retention === undefined ? {} : { retention: props.retention }),
    });
    const { queueArn } = this.inbox.queue;
    const consumer = new ServiceFunction(this, 'Consumer', {
      ...props,
      timeout,
      may: [
        allow(queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'),
        ...(props.may ?? []),
      ],
    });
    this.function = consumer.function;
    new EventSourceMapping(this, 'Mapping', {
      target: this.function,
      eventSourceArn: queueArn,
      batchSize: props.batchSize ?? 10,
      reportBatchItemFailures: true,
    });
  }
}
