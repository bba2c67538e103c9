import { Stack, Token } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow } from './permission.ts';
import { QueueConsumer, type QueueConsumerProps } from './queue-consumer.ts';

/**
 * A function that schedules wake which were made at run time, through a queue, so that no wake-up is lost while it fails. Who makes
 * them has `environment` and `may`; the function itself has both.
 */
export class OneTimeSchedules extends Construct {
  /** Group, queue, its dead letters and the role that may write to both. */
  readonly environment: Readonly<Record<string, string>>;
  /** Making schedules of this group, and nothing else. */
  readonly may: readonly PolicyStatement[];
  /** Why `may` names every schedule of the group, for whoever has it. */
  readonly acknowledged: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id);
    const group = new CfnScheduleGroup(this, 'Group');
    const writing = new PolicyDocument();
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: { may: writing },
    });
    const made = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${group.ref}/*`,
    });
    this.may = [allow(made, 'scheduler:CreateSchedule'), allow(role.roleArn, 'iam:PassRole')];
    const consumer = new QueueConsumer(this, 'Woken', {
      ...props,
      may: [...(props.may ?? []), ...this.may],
    });
    const { inbox, function: woken } = consumer;
    const { queueArn } = inbox.queue;
    const deadLettersArn = inbox.deadLetters.queueArn;
    writing.addStatements(allow(queueArn, 'sqs:SendMessage'), allow(deadLettersArn, 'sqs:SendMessage'));
    this.environment = {
      SCHEDULE_GROUP: group.ref,
      SCHEDULE_QUEUE: queueArn,
      SCHEDULE_DEAD_LETTERS: deadLettersArn,
      SCHEDULE_ROLE: role.roleArn,
    };
    const { region: own } = Stack.of(this);
    const region = Token.isUnresolved(own) ? '<AWS::Region>' : own;
    const name = Stack.of(this).getLogicalId(group);
    this.acknowledged = {
      [`IAM5[Resource::arn:<AWS::Partition>:scheduler:${region}:<AWS::AccountId>:schedule/<${name}>/*]`]:
        'Schedules are named by what they wake for, which is known when they are made.',
    };
    acknowledge(consumer, this.acknowledged);
    for (const [variable, value] of Object.entries(this.environment)) woken.addEnvironment(variable, value);
  }
}
