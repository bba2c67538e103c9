import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** `service:Action`, spelled out; a wildcard does not pass. */
type Action = `${string}:${string}`;

/** A statement of a function's own role: exactly these actions on exactly this resource. */
export function allow(resource: string, ...actions: readonly [Action, ...Action[]]): PolicyStatement {
  const wild = actions.find((action) => action.includes('*'));
  if (wild !== undefined) throw new Error(`${wild}: name each action, a wildcard grants more than is used.`);
  return new PolicyStatement({ actions: [...actions], resources: [resource] });
}

/** Listing what lies under a prefix of a bucket, such as `file/`, and no more of it. */
export function allowListing(bucketArn: string, prefix: string): PolicyStatement {
  const statement = allow(bucketArn, 's3:ListBucket');
  statement.addCondition('StringLike', { 's3:prefix': `${prefix}*` });
  return statement;
}

/** Sending text messages to any phone, which is no resource, and publishing to no topic, which is one. */
export function allowTextMessages(): PolicyStatement {
  return new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] });
}
