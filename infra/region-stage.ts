import { Stack, Stage, type StageProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { routes as documentsRoutes } from '#services/documents/contract.ts';
import { routes as notificationsRoutes } from '#services/notifications/contract.ts';
import { routes as queueRoutes } from '#services/queue/contract.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Bundles } from './bundles.ts';
import { operationsOf } from './constructs/operations.ts';
import { DocumentsStack } from './stacks/documents.ts';
import { EdgeStack } from './stacks/edge.ts';
import { FirewallStack } from './stacks/firewall.ts';
import { NotificationsStack } from './stacks/notifications.ts';
import { OperationsStack } from './stacks/operations.ts';
import { PlatformStack } from './stacks/platform.ts';
import { QueueStack } from './stacks/queue.ts';
import { StaffStack } from './stacks/staff.ts';
import { WebStack } from './stacks/web.ts';

export interface RegionStageProps extends StageProps {
  /** The city, as its file in `regions/` says. */
  readonly region: Region;
  /** The code of its functions. */
  readonly bundles: Bundles;
  /** Folder with the site built for this region. */
  readonly site: string;
  /** Folder with the staff site. */
  readonly staffSite: string;
  /** Where citizens reach the site. Default: the region's own. */
  readonly origin?: string;
  /** Where staff reach theirs, on another host name. Default: `petugas.` before that of the origin. */
  readonly staffOrigin?: string;
  /** Of us-east-1, for the host names of both origins. */
  readonly certificateArn?: string;
}

/** A hole in a citizens' page must not be one in the pages of staff: they never share a host name. */
const staffOriginOf = (origin: string): string => origin.replace('://', '://petugas.');

/** Everything of one region; deployed whole. */
export class RegionStage extends Stage {
  constructor(
    scope: Construct,
    { region, bundles, site, staffSite, certificateArn, ...props }: RegionStageProps,
  ) {
    // Personal data stays in Indonesia: Jakarta.
    super(scope, region.id, { env: { region: 'ap-southeast-3' }, ...props });
    const origin = props.origin ?? region.origin;
    const staffOrigin = props.staffOrigin ?? staffOriginOf(origin);

    const platform = new PlatformStack(this, 'platform', { region, staffOrigin });
    const context = { region, platform, bundles };
    const notifications = new NotificationsStack(this, 'notifications', {
      context: { ...context, service: 'notifications' },
    });
    const queue = new QueueStack(this, 'queue', {
      context: { ...context, service: 'queue' },
      origin,
      notifications,
    });
    const documents = new DocumentsStack(this, 'documents', {
      context: { ...context, service: 'documents' },
      origin,
      staffOrigin,
      notifications,
    });
    // CloudFront takes its firewall, and shows its measures, in us-east-1 only.
    const atTheEdge = { region, env: { region: 'us-east-1' } };
    const firewall = operationsOf(region).firewall
      ? new FirewallStack(this, 'firewall', atTheEdge)
      : undefined;
    const sites = {
      region,
      files: documents.files,
      originSecret: platform.originSecret,
      ...(firewall && { firewallArn: firewall.firewallArn }),
      services: {
        queue: { api: queue.api, routes: Object.values(queueRoutes) },
        notifications: { api: notifications.api, routes: Object.values(notificationsRoutes) },
        documents: { api: documents.api, routes: Object.values(documentsRoutes) },
      },
    };
    const under = (address: string) =>
      certificateArn === undefined ? {} : { domain: { name: new URL(address).hostname, certificateArn } };
    const web = new WebStack(this, 'web', { ...sites, site, ...under(origin) });
    const staff = new StaffStack(this, 'staff', {
      ...sites,
      site: staffSite,
      accounts: platform.staff,
      origin: staffOrigin,
      ...under(staffOrigin),
    });
    new EdgeStack(this, 'edge', {
      ...atTheEdge,
      firewall,
      sites: {
        web: {
          distribution: web.distribution,
          suffering: 'Warga tidak dapat membuka situs antrean atau mendapat pesan gangguan.',
        },
        staff: {
          distribution: staff.distribution,
          suffering: 'Petugas tidak dapat membuka situs petugas atau mendapat pesan gangguan.',
        },
      },
    });
    new OperationsStack(this, 'operations', { region });
    // A stack goes only when somebody has said twice that it may.
    for (const stack of this.node.children.filter(Stack.isStack)) stack.terminationProtection = true;
  }
}
