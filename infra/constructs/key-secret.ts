import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * The keys of a service, by epoch (docs/architecture.md). Losing it is losing the data sealed under it, so it is kept
 * when the stack goes. Rotating means adding an epoch beyond the booking horizon, by the operator.
 */
export class KeySecret extends Secret {
  constructor(scope: Construct, id: string, description: string) {
    super(scope, id, {
      description,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ epochs: { '2000-01-01': 'k1' } }),
        generateStringKey: 'k1',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this, {
      SMG4: 'A rotated key would orphan what it sealed and tagged: keys are added by epoch, never replaced.',
    });
  }
}
