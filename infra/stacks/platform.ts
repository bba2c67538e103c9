import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import type { Platform } from '#infra/constructs/context.ts';
import { OriginSecret } from '#infra/constructs/origin-secret.ts';
import type { Region } from '#shared/region/schema.ts';

export interface PlatformStackProps extends StackProps {
  readonly region: Region;
}

/** What all services of a region share. */
export class PlatformStack extends Stack implements Platform {
  readonly bus: EventBus;
  readonly alarms: Topic;
  readonly originSecret: OriginSecret;
  readonly failedRecordsName: string;

  constructor(scope: Construct, id: string, { region, ...props }: PlatformStackProps) {
    super(scope, id, { description: `Balai ${region.name.en}: bus, staff, alarms`, ...props });

    this.bus = new EventBus(this, 'Bus', { eventBusName: `balai-${region.id}` });
    this.alarms = new Topic(this, 'Alarms', { enforceSSL: true, displayName: `Balai ${region.name.id}` });
    // A policy of our own replaces the one that would let the account's alarms publish.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    this.originSecret = new OriginSecret(this, 'OriginSecret');
    // Named by convention, so that functions of other stacks can be granted it without a reference.
    this.failedRecordsName = `balai-${region.id}-failed-records-${Aws.ACCOUNT_ID}`;
    const failedRecords = new Bucket(this, 'FailedRecords', {
      bucketName: this.failedRecordsName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // Records hold sealed contact data: they leave with it (region.queue.retentionDays after the visit, visits being
      // at most horizonDays ahead).
      lifecycleRules: [{ expiration: Duration.days(region.queue.retentionDays + region.queue.horizonDays) }],
    });

    acknowledge(failedRecords, {
      S1: 'Only Lambda writes and only operators read, through an account trail; a log bucket would log itself.',
    });

    // Officers sign in here; citizens have no accounts. Groups are `<office>/<role>`.
    const staff = new UserPool(this, 'Staff', {
      userPoolName: `balai-${region.id}-staff`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(staff, {
      COG8: 'A few dozen officers with a second factor; Plus is priced per user and month.',
    });
  }
}
