import type { Caller } from '../gateway.ts';

/** One action on one resource; `context` holds condition keys such as `dynamodb:LeadingKeys`. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

export interface Iam {
  /**
   * Throws AwsError AccessDeniedException, worded like AWS, unless policies allow every need: a role's own or the
   * resource's, a service's only the resource's.
   */
  require(caller: Caller, needs: readonly Need[]): void;
  /**
   * The caller that a service becomes by assuming a role on behalf of a resource (Scheduler: the schedule group's ARN);
   * throws unless the role trusts it.
   */
  assume(roleArn: string, service: string, sourceArn: string): Caller;
  /** A policy that stands at the resource: AWS::SQS::QueuePolicy, AWS::SNS::TopicPolicy, AWS::Lambda::Permission. */
  attachToResource(arn: string, policyDocument: unknown): void;
}
