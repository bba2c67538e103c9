import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { Alarm } from './alarm.ts';
import { QueueConsumer, type QueueConsumerProps } from './queue-consumer.ts';

export interface EventConsumerProps extends QueueConsumerProps {
  /** The events it hears: service → detail types such as `SlotBooked.v1`. */
  readonly hears: Readonly<Record<string, readonly string[]>>;
}

/** Hears events of the bus through a queue of its own; what the bus cannot deliver goes to the same dead letters. */
export class EventConsumer extends QueueConsumer {
  constructor(scope: Construct, id: string, props: EventConsumerProps) {
    super(scope, id, props);
    const target = new SqsQueue(this.inbox.queue, { deadLetterQueue: this.inbox.deadLetters });
    for (const [service, detailTypes] of Object.entries(props.hears)) {
      const rule = new Rule(this, `From-${service}`, {
        eventBus: props.context.platform.bus,
        description: `${props.context.service} ${props.entry} hears ${service}`,
        eventPattern: {
          source: Match.exactString(`balai.${service}`),
          detailType: [...detailTypes],
        },
        targets: [target],
      });
      new Alarm(this, `Unheard-${service}`, {
        metric: new Metric({
          namespace: 'AWS/Events',
          metricName: 'FailedInvocations',
          dimensionsMap: {
            EventBusName: props.context.platform.bus.eventBusName,
            RuleName: rule.ruleName,
          },
          statistic: 'Sum',
          period: Duration.minutes(5),
        }),
        suffering: props.deadLettersMean,
        runbook: 'pesan-tertahan',
        topic: props.context.platform.alarms,
      });
    }
  }
}
