import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Bundles } from '#infra/bundles.ts';
import type { Region } from '#shared/region/schema.ts';

/** What every service of a region stands on. */
export interface Platform {
  readonly bus: EventBus;
  /** Alarms are sent here; operators subscribe to it. */
  readonly alarms: Topic;
  /** Bucket of the stream records that no retry got through, whole, for repair by hand. */
  readonly failedRecordsName: string;
}

/** One service in one region: what its constructs have in common. */
export interface ServiceContext {
  /** Folder under `services/`. */
  readonly service: string;
  readonly region: Region;
  readonly platform: Platform;
  readonly bundles: Bundles;
}
