import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { DeadLetterQueue } from './guarded-queue.ts';
import { allow } from './permission.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface TimetableProps extends ServiceFunctionProps {
  /** EventBridge Scheduler's expression, in the region's time zone: `rate(1 hour)`, `cron(30 6 * * ? *)`. */
  readonly schedule: string;
}

/** A function that the clock wakes; a call that Scheduler cannot make lies in dead letters. */
export class Timetable extends Construct {
  constructor(scope: Construct, id: string, props: TimetableProps) {
    super(scope, id);
    const { function: target } = new ServiceFunction(this, 'Task', props);
    const missed = new DeadLetterQueue(this, 'Missed', {
      platform: props.context.platform,
      suffering: props.suffering,
    });
    acknowledge(missed, {
      SQS3: 'It is a dead-letter queue; Scheduler writes to it, not a redrive policy.',
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: {
        may: new PolicyDocument({
          statements: [
            allow(target.functionArn, 'lambda:InvokeFunction'),
            allow(missed.queueArn, 'sqs:SendMessage'),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      description: `${props.context.service} ${props.entry}`,
      scheduleExpression: props.schedule,
      scheduleExpressionTimezone: props.context.region.timezone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.functionArn,
        roleArn: role.roleArn,
        // Within the hour: a call that is later than the next one has nothing left to do.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 30 },
        deadLetterConfig: { arn: missed.queueArn },
      },
    });
  }
}
