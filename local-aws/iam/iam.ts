import type { Caller } from '../gateway.ts';

/** One action on one resource; `context` holds condition keys such as `aws:SourceArn`. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

export interface Iam {
  /** Throws AwsError AccessDeniedException, worded like AWS, unless policies allow every need. */
  require(caller: Caller, needs: readonly Need[]): void;
  /** The caller that a service becomes by assuming a role; throws unless the role trusts the service. */
  assume(roleArn: string, service: string): Caller;
}
