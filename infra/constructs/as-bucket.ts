import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

/** A bucket for the CDK's own parameters: under exactOptionalPropertyTypes its class misses its interface by one getter. */
export const asBucket = (bucket: Bucket): IBucket => bucket as IBucket;
