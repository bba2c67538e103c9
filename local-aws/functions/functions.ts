/** On whose account a function is invoked; decides which policy must allow it. */
export type Invoker =
  /** A service that the function's own policy must admit (AWS::Lambda::Permission): `events.amazonaws.com`. */
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn: string }
  /** A role whose policies must allow lambda:InvokeFunction (Scheduler, SDK calls). */
  | { readonly kind: 'role'; readonly roleArn: string }
  /** An event source mapping: Lambda invokes on its own account. */
  | { readonly kind: 'mapping' };

/** What an invocation came to. `functionError`: the handler threw, crashed or ran out of time. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: unknown }
  | { readonly kind: 'functionError'; readonly errorType: string; readonly errorMessage: string };

export interface Functions {
  /** `arn` may carry a qualifier. Rejects with AwsError if there is no such function or the invoker may not. */
  invoke(arn: string, event: unknown, by: Invoker): Promise<Outcome>;
  /** The role whose policies bind the function: what an event source mapping reads its source as. */
  roleOf(arn: string): string;
}
