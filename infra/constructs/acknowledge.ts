import { CfnElement, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Says why findings of cdk-nag's AwsSolutions rules (`SMG4`, `IAM5[Resource::*]`) are accepted for a construct and its parts. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
  }
}

/** The finding about a grant on a bucket's objects: `letters/*`. */
export function objectsFinding({ node, stack }: Bucket, objects: string): string {
  const { defaultChild: bucket } = node;
  const id = CfnElement.isCfnElement(bucket) ? stack.getLogicalId(bucket) : '';
  return `IAM5[Resource::<${id}.Arn>/${objects}]`;
}
