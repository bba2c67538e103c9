import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { originHeader } from '#shared/http/origin.ts';
import { acknowledge } from './acknowledge.ts';

/**
 * What distributions send to the service APIs, and those demand: an HTTP API can be called directly, past the firewall and
 * with an invented viewer's address. The secret is `{ "v1": "…", "v2": "…" }`; every value in it opens. Rotating: put the next
 * value beside the old one, name it in the region's `operations.originValue`, deploy, take the old one out.
 */
export class OriginSecret extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Proves to the service APIs that a request came through CloudFront',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'v1',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this, {
      SMG4: 'CloudFront learns a new value by a deployment: the operator rotates, in the order of the runbook.',
    });
  }

  /** The headers that a distribution adds, as a reference that CloudFormation resolves: the value is in no template. */
  headers(value: string): Record<string, string> {
    return { [originHeader]: this.secretValueFromJson(value).unsafeUnwrap() };
  }
}
