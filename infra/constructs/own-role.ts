import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allow } from './permission.ts';

export interface OwnRoleProps {
  /** All that the code may do besides writing the log. */
  readonly may?: readonly PolicyStatement[];
  /** How long the log is kept. Default 30 days: what an incident needs, no more. */
  readonly logRetention?: RetentionDays;
}

/** A function's role, one document that a reader sees whole, and the log that it may write. */
export function ownRole(scope: Construct, { may = [], logRetention }: OwnRoleProps) {
  const logGroup = new LogGroup(scope, 'Log', {
    retention: logRetention ?? RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const writing = allow(logGroup.logGroupArn, 'logs:CreateLogStream', 'logs:PutLogEvents');
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { may: new PolicyDocument({ statements: [writing, ...may] }) },
  });
  return { logGroup, role };
}
