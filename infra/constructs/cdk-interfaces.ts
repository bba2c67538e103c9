import type { DefaultStackSynthesizer, IReusableStackSynthesizer } from 'aws-cdk-lib';
import type { Alias, IFunction, IVersion, Version } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

// Under exactOptionalPropertyTypes some classes of the CDK miss their own interfaces, by getters that may give undefined.
// This is the one place where the compiler is told that they fit.

export const asBucket = (bucket: Bucket): IBucket => bucket as IBucket;

export const asSynthesizer = (synthesizer: DefaultStackSynthesizer): IReusableStackSynthesizer =>
  synthesizer as IReusableStackSynthesizer;

export const asVersion = (version: Version): IVersion => version as IVersion;

export const asFunction = (alias: Alias): IFunction => alias as IFunction;
