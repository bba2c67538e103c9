import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { flexibleTimeWindow, scheduleName, scheduleState, targetSchema } from '../scheduler/definition.ts';
import { fire } from '../scheduler/deliver.ts';
import { scheduleArn, schedules } from '../scheduler/schedules.ts';
import { StartError } from '../start-error.ts';

const properties = z.strictObject({
  Name: z.optional(scheduleName),
  GroupName: z._default(scheduleName, 'default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), 'UTC'),
  FlexibleTimeWindow: flexibleTimeWindow,
  State: scheduleState,
  Target: targetSchema,
});

export const schedulerSchedule = hosted({
  type: 'AWS::Scheduler::Schedule',
  properties,
  noLocalEffect: {
    Description: 'Nobody lists schedules on one machine.',
    'Target.RetryPolicy': 'Firing and queueing the invocation is one commit: there is nothing to retry.',
  },
  start: ({ properties: wanted, stack, logicalId, physicalName }, host) => {
    const name = wanted.Name ?? physicalName;
    const arn = scheduleArn({ group: wanted.GroupName, name }, host);
    schedules(host).reserve(arn);
    if (wanted.State === 'ENABLED') {
      try {
        schedules(host).add({
          arn,
          expression: wanted.ScheduleExpression,
          timezone: wanted.ScheduleExpressionTimezone,
          fire: (at) => fire(wanted.Target, { arn, at }, host),
        });
      } catch (cause) {
        throw new StartError(
          `Schedule ${stack}/${logicalId}: ${cause instanceof Error ? cause.message : String(cause)}.`,
          'Write it as rate(…), at(…) or cron(…), as local-aws/scheduler/ reads them.',
          { cause },
        );
      }
    }
    return { ref: name, attributes: { Arn: arn } };
  },
});
