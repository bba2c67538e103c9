import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Alarm, type Suffering } from './alarm.ts';
import type { Platform } from './context.ts';

export interface DeadLetterQueueProps {
  /** Whose alarms ring. */
  readonly platform: Platform;
  /** What people suffer from the messages that lie here. */
  readonly suffering: Suffering;
}

/** Where messages wait for an operator; one is enough to ring. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14), // the most that SQS keeps
    });
    new Alarm(this, 'NotEmpty', {
      metric: this.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      suffering: props.suffering,
      runbook: 'pesan-tertahan',
      topic: props.platform.alarms,
    });
  }
}

export interface GuardedQueueProps extends DeadLetterQueueProps {
  /** Timeout of the function that reads it. */
  readonly readerTimeout: Duration;
  /** Default 4 days; one day where messages carry sealed contact data. */
  readonly retention?: Duration;
  /** Tries before a message goes to the dead letters. Default 5. */
  readonly tries?: number;
  /** What people suffer when messages wait for long. */
  readonly late: Suffering;
  /** Age of the oldest message at which the alarm rings. Default 10 minutes. */
  readonly lateAfter?: Duration;
}

/** A queue with its dead letters and the two alarms that matter: stuck and late. */
export class GuardedQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: GuardedQueueProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', props);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: props.retention ?? Duration.days(4),
      // AWS's advice for Lambda: six times the timeout, so that throttled batches do not count as tries.
      visibilityTimeout: Duration.seconds(props.readerTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.tries ?? 5 },
    });
    new Alarm(this, 'Late', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: (props.lateAfter ?? Duration.minutes(10)).toSeconds(),
      suffering: props.late,
      runbook: 'pesan-tertahan',
      topic: props.platform.alarms,
    });
  }
}
