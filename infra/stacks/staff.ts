import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  edgeCode,
  SiteDistribution,
  type SiteDistributionProps,
} from '#infra/constructs/site-distribution.ts';
import { SiteHeaders } from '#infra/constructs/site-headers.ts';
import { type StaffAccounts, staffPaths } from '#infra/constructs/staff-accounts.ts';

export interface StaffStackProps
  extends StackProps,
    Omit<SiteDistributionProps, 'comment' | 'headers' | 'viewerRequest'> {
  /** Who may sign in, and where. */
  readonly accounts: StaffAccounts;
  /** Where citizens' papers lie. */
  readonly files: Bucket;
  /** Where staff reach the site. */
  readonly origin: string;
}

/** The site of staff on a host name of its own, and the same APIs: what is wrong with a citizens' page cannot reach it. */
export class StaffStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: StaffStackProps) {
    const { region, site, services, originSecret, firewallArn, domain, accounts, files, origin, ...rest } =
      props;
    super(scope, id, { description: `Balai ${region.name.en}: staff site`, ...rest });
    const signIn = accounts.domain.baseUrl();
    const settings = {
      domain: signIn,
      siteClient: accounts.site.userPoolClientId,
      terminalClient: accounts.terminal.userPoolClientId,
      terminalRedirects: accounts.terminalRedirects,
      redirectUri: `${origin}${staffPaths.signedIn}`,
      signedOutUri: `${origin}${staffPaths.signedOut}`,
    };
    const { distribution } = new SiteDistribution(this, 'Staff', {
      comment: `Balai ${region.name.en}: staff`,
      region,
      site,
      services,
      originSecret,
      // The kiosk reads the codes of tickets by camera where it can.
      headers: new SiteHeaders(this, 'Headers', { files, signIn, camera: 'own' }),
      viewerRequest: edgeCode('staff').replace(
        'const signIn = {};',
        () => `const signIn = ${this.toJsonString(settings)};`,
      ),
      ...(firewallArn === undefined ? {} : { firewallArn }),
      ...(domain === undefined ? {} : { domain }),
    });
    this.distribution = distribution;
  }
}
