import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { s3 } from '../s3/backend.ts';

const disk = 'The data folder is as private as the disk that it lies on.';

export const s3Bucket = hosted({
  type: 'AWS::S3::Bucket',
  properties: z.strictObject({ BucketName: z.optional(z.string()) }),
  noLocalEffect: {
    AccelerateConfiguration: 'There is no distance to bridge.',
    BucketEncryption: disk,
    LifecycleConfiguration: 'Failed records are few; --fresh deletes them.',
    LoggingConfiguration: 'Every call stands in the log of the host.',
    OwnershipControls: 'There is one account.',
    PublicAccessBlockConfiguration: 'Nothing but loopback reaches a bucket.',
    Tags: 'Nothing is billed or searched by tags.',
    VersioningConfiguration: 'Only the latest version is kept.',
  },
  start: ({ properties, physicalName }, host) => {
    const name = properties.BucketName ?? physicalName.toLowerCase();
    s3(host).addBucket(name);
    const domain = `${name}.s3.${host.aws.region}.amazonaws.com`;
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: domain,
      },
    };
  },
});
