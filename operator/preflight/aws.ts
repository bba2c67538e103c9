import type { STSClientConfig } from '@aws-sdk/client-sts';

/** Where stacks with people's data are deployed, and where CloudFront takes what belongs to it. */
export const HOME = 'ap-southeast-3';
export const EDGE = 'us-east-1';

/** What every client is made with; an endpoint sends them all to another place than AWS. */
export type AwsSettings = Pick<STSClientConfig, 'endpoint' | 'credentials' | 'maxAttempts'> & {
  /** Milliseconds. */
  readonly requestHandler?: { readonly connectionTimeout: number; readonly requestTimeout: number };
};

/** Default: whatever the SDK finds in the environment, and no waiting for long. */
export const impatient: AwsSettings = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000 },
};
