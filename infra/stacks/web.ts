import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { SiteDistribution, type SiteDistributionProps } from '#infra/constructs/site-distribution.ts';
import { SiteHeaders } from '#infra/constructs/site-headers.ts';

export interface WebStackProps extends StackProps, Omit<SiteDistributionProps, 'comment' | 'headers'> {
  /** Where citizens' papers lie. */
  readonly files: Bucket;
}

/** One origin for citizens: the site, and every service's API under `/api/<service>/`. */
export class WebStack extends Stack {
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { region, site, files, services, originSecret, firewallArn, domain, ...props }: WebStackProps,
  ) {
    super(scope, id, { description: `Balai ${region.name.en}: citizens' site`, ...props });
    const { distribution } = new SiteDistribution(this, 'Web', {
      comment: `Balai ${region.name.en}`,
      region,
      site,
      services,
      originSecret,
      headers: new SiteHeaders(this, 'Headers', { files, camera: 'own' }),
      ...(firewallArn === undefined ? {} : { firewallArn }),
      ...(domain === undefined ? {} : { domain }),
    });
    this.distribution = distribution;
  }
}
