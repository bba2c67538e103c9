import * as z from 'zod/mini';
import { policyDocument } from '../iam/policy.ts';
import { hosted } from '../resource.ts';

export const s3BucketPolicy = hosted({
  type: 'AWS::S3::BucketPolicy',
  properties: z.strictObject({ Bucket: z.string(), PolicyDocument: policyDocument }),
  start: ({ properties, physicalName }, host) => {
    host.iam.attachToResource(`arn:aws:s3:::${properties.Bucket}`, properties.PolicyDocument);
    return { ref: physicalName };
  },
});
