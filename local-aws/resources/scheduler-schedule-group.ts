import * as z from 'zod/mini';
import { hosted } from '../resource.ts';

export const schedulerScheduleGroup = hosted({
  type: 'AWS::Scheduler::ScheduleGroup',
  properties: z.strictObject({ Name: z.optional(z.string()) }),
  noLocalEffect: { Tags: 'Nothing is billed or searched by tags.' },
  start: ({ properties, physicalName }, host) => {
    const { partition, region, accountId } = host.aws;
    const name = properties.Name ?? physicalName;
    const arn = `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${name}`;
    return { ref: name, attributes: { Arn: arn } };
  },
});
