import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import {
  type FloodRuleProps,
  floodRule,
  managedRule,
  tryAgain,
  visible,
} from '#infra/constructs/firewall-rules.ts';
import type { Region } from '#shared/region/schema.ts';

// Phones share addresses (CGNAT): 40,000 people on some thirty carrier addresses are 1,300 people each, who make about twenty
// requests in the opening minutes, of them four that book. Limits are twice that, in five minutes.
const floods: readonly FloodRuleProps[] = [
  { name: 'flood', limit: 60_000 },
  { name: 'flood-of-bookings', limit: 12_000, path: '^/api/queue/(bookings|challenge)$' },
  // A lost link is looked for by few, and each costs a message.
  { name: 'flood-of-recoveries', limit: 600, path: '^/api/queue/recoveries$' },
];

export interface FirewallStackProps extends StackProps {
  readonly region: Region;
}

/**
 * The web firewall in front of both sites; CloudFront takes one of us-east-1 only. It counts what its rules meet, and keeps
 * neither logs nor samples: those would hold citizens' addresses, and lie outside Indonesia.
 */
export class FirewallStack extends Stack {
  /** What distributions name. */
  readonly firewallArn: string;
  /** By which metrics know it. */
  readonly metricName: string;
  /** Names of the rules that turn away who asks too often, as metrics know them. */
  readonly floods: readonly string[] = floods.map(({ name }) => name);

  constructor(scope: Construct, id: string, { region, ...props }: FirewallStackProps) {
    super(scope, id, { description: `Balai ${region.name.en}: web firewall`, ...props });
    this.metricName = `balai-${region.id}`;
    const acl = new CfnWebACL(this, 'Firewall', {
      name: this.metricName,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible(this.metricName),
      customResponseBodies: { [tryAgain.key]: tryAgain.body },
      rules: [
        ...floods.map(floodRule),
        managedRule({ name: 'AWSManagedRulesKnownBadInputsRuleSet' }),
        managedRule({
          name: 'AWSManagedRulesCommonRuleSet',
          // Names and bodies are checked by the service's own schemas, which answer in words; 16 KB are its limit.
          counted: [
            'SizeRestrictions_BODY',
            'CrossSiteScripting_BODY',
            'GenericLFI_BODY',
            'GenericRFI_BODY',
            // Programs of villages and partners may send none.
            'NoUserAgent_HEADER',
          ],
        }),
        // Addresses of mobile carriers land on such lists by what one of thousands did: blocking would shut out a district.
        managedRule({ name: 'AWSManagedRulesAmazonIpReputationList', counted: 'all' }),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    this.firewallArn = acl.attrArn;
  }
}
