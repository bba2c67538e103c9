import type { Caller } from '../gateway.ts';

/** On whose account a function is invoked: an event source mapping invokes on Lambda's own. */
export type Invoker = Caller | { readonly kind: 'mapping' };

/** What an invocation came to. `functionError`: the handler threw, crashed or ran out of time. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: unknown }
  | { readonly kind: 'functionError'; readonly errorType: string; readonly errorMessage: string };

export interface Functions {
  /** `arn` may carry a qualifier. Rejects with AwsError if there is no such function or the invoker may not. */
  invoke(arn: string, event: unknown, by: Invoker): Promise<Outcome>;
  /** `nameOrArn` → ARN without qualifier; throws AwsError ResourceNotFoundException. */
  arnOf(nameOrArn: string): string;
  /** The role whose policies bind the function: what an event source mapping reads its source as. */
  roleOf(arn: string): string;
}
