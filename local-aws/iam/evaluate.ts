import type { Caller } from '../gateway.ts';
import { type Context, conditionHolds } from './conditions.ts';
import type { Statement } from './policy.ts';
import { matchesWildcard } from './wildcard.ts';

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** `explicitDeny` outweighs any allow; `implicitDeny`: no statement spoke of the request. */
export type Decision = 'allow' | 'explicitDeny' | 'implicitDeny';

export function evaluate(statements: readonly Statement[], request: Request): Decision {
  let allowed = false;
  for (const statement of statements) {
    if (!applies(statement, request)) continue;
    if (statement.Effect === 'Deny') return 'explicitDeny';
    allowed = true;
  }
  return allowed ? 'allow' : 'implicitDeny';
}

function applies(statement: Statement, { action, resource, context }: Request): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const actionMatches = (pattern: string) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
  if (Action && !Action.some(actionMatches)) return false;
  if (NotAction?.some(actionMatches)) return false;
  if (Resource && !Resource.some((pattern) => matchesWildcard(pattern, resource))) return false;
  if (NotResource?.some((pattern) => matchesWildcard(pattern, resource))) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => conditionHolds(operator, key, expected, context)),
  );
}

/** The statements of a resource's policy that speak of this caller. */
export function spokenTo(
  statements: readonly Statement[],
  caller: Caller,
  accountId: string,
): readonly Statement[] {
  return statements.filter(({ Effect, Principal }) => {
    if (Principal === undefined || Principal === '*') return true;
    if (caller.kind === 'service')
      return Principal.Service?.some((name) => name === caller.service || name === '*') ?? false;
    if (caller.kind === 'operator') return false;
    // Naming the account lets its policies decide: it denies everyone in it, but by itself allows nobody.
    const account = Effect === 'Deny' ? [accountId, `arn:aws:iam::${accountId}:root`] : [];
    const names = ['*', caller.roleArn, ...account];
    return Principal.AWS?.some((name) => names.includes(name)) ?? false;
  });
}
