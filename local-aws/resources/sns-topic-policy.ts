import * as z from 'zod/mini';
import { policyDocument } from '../iam/policy.ts';
import { hosted } from '../resource.ts';

export const snsTopicPolicy = hosted({
  type: 'AWS::SNS::TopicPolicy',
  properties: z.strictObject({
    Topics: z.array(z.string()).check(z.minLength(1)),
    PolicyDocument: policyDocument,
  }),
  start: ({ properties, physicalName }, host) => {
    for (const arn of properties.Topics) host.iam.attachToResource(arn, properties.PolicyDocument);
    return { ref: physicalName };
  },
});
