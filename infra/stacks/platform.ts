import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { alarmTopic } from '#infra/constructs/alarm-topic.ts';
import type { Platform } from '#infra/constructs/context.ts';
import { OriginSecret } from '#infra/constructs/origin-secret.ts';
import { StaffAccounts } from '#infra/constructs/staff-accounts.ts';
import type { Region } from '#shared/region/schema.ts';

export interface PlatformStackProps extends StackProps {
  readonly region: Region;
  /** Where staff reach their site; after signing in they are sent back there. */
  readonly staffOrigin: string;
}

/** What all services of a region share. */
export class PlatformStack extends Stack implements Platform {
  readonly bus: EventBus;
  readonly alarms: Topic;
  readonly originSecret: OriginSecret;
  readonly failedRecordsName: string;
  readonly staff: StaffAccounts;

  constructor(scope: Construct, id: string, { region, staffOrigin, ...props }: PlatformStackProps) {
    super(scope, id, { description: `Balai ${region.name.en}: bus, staff, alarms`, ...props });

    this.bus = new EventBus(this, 'Bus', { eventBusName: `balai-${region.id}` });
    this.alarms = alarmTopic(this, `Balai ${region.name.id}`);
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

    this.staff = new StaffAccounts(this, 'Staff', { region, origin: staffOrigin });
  }
}
