import * as z from 'zod/mini';
import { buses } from '../events/backend.ts';
import { hosted } from '../resource.ts';

export const eventsEventBus = hosted({
  type: 'AWS::Events::EventBus',
  properties: z.strictObject({ Name: z.string() }),
  noLocalEffect: {
    Description: 'Nobody lists buses on one machine.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: ({ properties: { Name } }, host) => {
    buses(host).addBus(Name);
    const { partition, region, accountId } = host.aws;
    const arn = `arn:${partition}:events:${region}:${accountId}:event-bus/${Name}`;
    return { ref: Name, attributes: { Arn: arn, Name } };
  },
});
