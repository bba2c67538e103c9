import type { IUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Bundles } from '#infra/bundles.ts';
import type { Region } from '#shared/region/schema.ts';
import type { OriginSecret } from './origin-secret.ts';

/** Who staff are: accounts, and the programs through which they sign in. */
export interface Staff {
  readonly pool: UserPool;
  /** A token is good for an API when one of these asked for it. */
  readonly clients: readonly IUserPoolClient[];
}

/** What every service of a region stands on. */
export interface Platform {
  /** `balai-<region>`; relays publish to it, rules of the services hear it. */
  readonly bus: EventBus;
  /** Alarms are sent here; operators subscribe to it. */
  readonly alarms: Topic;
  /** What distributions prove themselves by to the service APIs. */
  readonly originSecret: OriginSecret;
  /** Bucket of the stream records that no retry got through, whole, for repair by hand. */
  readonly failedRecordsName: string;
  /** Routes that declare `access` let in whoever signed in here. */
  readonly staff: Staff;
}

/** One service in one region: what its constructs have in common. */
export interface ServiceContext {
  /** Folder under `services/`. */
  readonly service: string;
  /** The city, as its file in `regions/` says. */
  readonly region: Region;
  /** Bus, alarms and failed records of that region. */
  readonly platform: Platform;
  /** The code of all functions, bundled for that region. */
  readonly bundles: Bundles;
}
