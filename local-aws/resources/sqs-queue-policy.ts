import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { sqs } from '../sqs/backend.ts';

export const sqsQueuePolicy = hosted({
  type: 'AWS::SQS::QueuePolicy',
  properties: z.strictObject({
    Queues: z.array(z.string()).check(z.minLength(1)),
    PolicyDocument: z.record(z.string(), z.unknown()),
  }),
  start: ({ properties, physicalName }, host) => {
    for (const url of properties.Queues) {
      host.iam.attachToResource(sqs(host).byUrl(url).settings.arn, properties.PolicyDocument);
    }
    return { ref: physicalName };
  },
});
