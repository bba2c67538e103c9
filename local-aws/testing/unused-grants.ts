import { evaluate } from '../iam/evaluate.ts';
import type { Access } from '../iam/hosted-iam.ts';
import type { Statement } from '../iam/policy.ts';

/**
 * Grants that could be taken away without any of the accesses being denied, as `<role> <action> <resource>`. Every other grant is
 * shown to be needed: without it, one of these accesses would have been AccessDenied.
 */
export function unusedGrants(
  grants: ReadonlyMap<string, readonly Statement[]>,
  accesses: readonly Access[],
): string[] {
  return [...grants].flatMap(([roleArn, statements]) => {
    const own = accesses.filter((access) => access.roleArn === roleArn);
    return statements.flatMap((statement, index) =>
      (statement.Action ?? [])
        .filter((action) => {
          const left = statements.flatMap((each, at) =>
            at === index ? withoutAction(each, action) : [each],
          );
          return own.every((access) => evaluate(left, access) === evaluate(statements, access));
        })
        .map((action) => `${roleArn.split('/').at(-1)} ${action} ${(statement.Resource ?? []).join(' ')}`),
    );
  });
}

function withoutAction(statement: Statement, action: string): Statement[] {
  const left = statement.Action?.filter((each) => each !== action) ?? [];
  return left.length === 0 ? [] : [{ ...statement, Action: left }];
}
