import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Alarm, type Suffering } from '#infra/constructs/alarm.ts';
import { alarmTopic } from '#infra/constructs/alarm-topic.ts';
import type { Region } from '#shared/region/schema.ts';
import type { FirewallStack } from './firewall.ts';

/** A host name of the region, and what people suffer while it fails. */
interface WatchedSite {
  readonly distribution: Distribution;
  readonly suffering: Suffering;
}

export interface EdgeStackProps extends StackProps {
  readonly region: Region;
  /** By name: `web`. */
  readonly sites: Readonly<Record<string, WatchedSite>>;
  readonly firewall: FirewallStack | undefined;
}

const period = Duration.minutes(5);
/** Answers in 5xx within five minutes. */
const FAILED = 10;
/** Requests turned away by one rule within five minutes: a flood, or a limit that is too low. */
const TURNED_AWAY = 1000;

/** Watches what only us-east-1 measures: CloudFront and its firewall. Operators subscribe to its topic besides the region's. */
export class EdgeStack extends Stack {
  readonly alarms: Topic;

  constructor(scope: Construct, id: string, { region, sites, firewall, ...props }: EdgeStackProps) {
    super(scope, id, { description: `Balai ${region.name.en}: alarms of the edge`, ...props });
    this.alarms = alarmTopic(this, `Balai ${region.name.id} (CloudFront)`);
    for (const [name, { distribution, suffering }] of Object.entries(sites)) {
      const measured = (metricName: string, statistic: string) =>
        new Metric({
          namespace: 'AWS/CloudFront',
          metricName,
          dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
          statistic,
          period,
        });
      new Alarm(this, `Failing-${name}`, {
        // A share alone would ring at night for one failure among ten requests.
        metric: new MathExpression({
          expression: 'share / 100 * requests',
          usingMetrics: { share: measured('5xxErrorRate', 'Average'), requests: measured('Requests', 'Sum') },
          period,
        }),
        threshold: FAILED,
        suffering,
        runbook: 'pintu-depan',
        topic: this.alarms,
      });
    }
    if (firewall !== undefined) this.#watchFloods(firewall);
  }

  #watchFloods({ metricName, floods }: FirewallStack): void {
    for (const rule of floods) {
      new Alarm(this, `Turned-away-${rule}`, {
        metric: new Metric({
          namespace: 'AWS/WAFV2',
          metricName: 'BlockedRequests',
          dimensionsMap: { WebACL: metricName, Rule: rule },
          statistic: 'Sum',
          period,
        }),
        threshold: TURNED_AWAY,
        suffering:
          'Warga dari satu jaringan ditolak karena terlalu banyak permintaan; mungkin serangan, mungkin batasnya terlalu rendah.',
        runbook: 'serangan',
        topic: this.alarms,
      });
    }
  }
}
