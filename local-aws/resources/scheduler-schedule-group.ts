import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { scheduleName } from '../scheduler/definition.ts';
import { scheduleGroups } from '../scheduler/schedules.ts';

export const schedulerScheduleGroup = hosted({
  type: 'AWS::Scheduler::ScheduleGroup',
  properties: z.strictObject({ Name: z.optional(scheduleName) }),
  noLocalEffect: { Tags: 'Nothing is billed or searched by tags.' },
  start: ({ properties, physicalName }, host) => {
    const { partition, region, accountId } = host.aws;
    const name = properties.Name ?? physicalName;
    scheduleGroups(host).add(name);
    const arn = `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${name}`;
    return { ref: name, attributes: { Arn: arn } };
  },
});
