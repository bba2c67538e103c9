import * as z from 'zod/mini';
import { hosted } from '../resource.ts';

export const s3BucketPolicy = hosted({
  type: 'AWS::S3::BucketPolicy',
  properties: z.strictObject({ Bucket: z.string(), PolicyDocument: z.record(z.string(), z.unknown()) }),
  start: ({ properties, physicalName }, host) => {
    host.iam.attachToResource(`arn:aws:s3:::${properties.Bucket}`, properties.PolicyDocument);
    return { ref: physicalName };
  },
});
