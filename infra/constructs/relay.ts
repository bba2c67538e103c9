import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Suffering } from './alarm.ts';
import type { ServiceContext } from './context.ts';
import { DeadLetterQueue } from './guarded-queue.ts';
import { allow } from './permission.ts';
import type { ServiceTable } from './service-table.ts';
import { StreamConsumer } from './stream-consumer.ts';

export interface RelayProps {
  /** The service whose `handlers/relay.ts` it runs. */
  readonly context: ServiceContext;
  /** Whose stream it reads. */
  readonly table: ServiceTable;
  /** What people suffer while the service's events do not get out. */
  readonly suffering: Suffering;
}

/** Publishes the events that ride in a table's items; the only function that may put events on the bus. */
export class Relay extends Construct {
  constructor(scope: Construct, id: string, props: RelayProps) {
    super(scope, id);
    const { platform } = props.context;
    const unpublishable = new DeadLetterQueue(this, 'Unpublishable', {
      platform,
      suffering: props.suffering,
    });
    acknowledge(unpublishable, {
      SQS3: 'It is a dead-letter queue; the relay writes to it, not a redrive policy.',
    });
    new StreamConsumer(this, 'Stream', {
      context: props.context,
      entry: 'relay',
      table: props.table,
      // `exists` matches leaves only, hence the S.
      filter: { dynamodb: { NewImage: { outbox: { S: FilterRule.exists() } } } },
      environment: {
        BUS_NAME: platform.bus.eventBusName,
        DEAD_LETTER_URL: unpublishable.queueUrl,
      },
      may: [
        allow(platform.bus.eventBusArn, 'events:PutEvents'),
        allow(unpublishable.queueArn, 'sqs:SendMessage'),
      ],
      suffering: props.suffering,
      lateMeans: props.suffering,
    });
  }
}
