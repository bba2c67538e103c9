import * as z from 'zod/mini';
import { policyDocument } from '../iam/policy.ts';
import { hosted } from '../resource.ts';
import { sqs } from '../sqs/backend.ts';

export const sqsQueuePolicy = hosted({
  type: 'AWS::SQS::QueuePolicy',
  properties: z.strictObject({
    Queues: z.array(z.string()).check(z.minLength(1)),
    PolicyDocument: policyDocument,
  }),
  start: ({ properties, physicalName }, host) => {
    for (const url of properties.Queues) {
      host.iam.attachToResource(sqs(host).byUrl(url).settings.arn, properties.PolicyDocument);
    }
    return { ref: physicalName };
  },
});
