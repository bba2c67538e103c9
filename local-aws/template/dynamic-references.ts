import { isRecord } from './record.ts';

/** What `{{resolve:secretsmanager:<id>:SecretString:<key>:<stage>:<version>}}` asks for. */
export interface SecretReference {
  /** Name or ARN. */
  readonly id: string;
  /** A member of the secret's JSON; undefined: the whole text. */
  readonly key: string | undefined;
  readonly stage: string | undefined;
  readonly version: string | undefined;
}

const reference =
  /\{\{resolve:secretsmanager:((?:arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:)?[^:{}]+)(?::SecretString(?::([^:{}]*)(?::([^:{}]*)(?::([^:{}]*))?)?)?)?\}\}/g;

/**
 * Replaces dynamic references in a value whose intrinsic functions are resolved, as CloudFormation does when it makes the
 * resource. Only Secrets Manager's; any other (`ssm`) throws.
 */
export function resolveDynamic(value: unknown, read: (wanted: SecretReference) => string): unknown {
  if (typeof value === 'string') return inText(value, read);
  if (Array.isArray(value)) return value.map((item) => resolveDynamic(item, read));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveDynamic(item, read)]));
}

function inText(text: string, read: (wanted: SecretReference) => string): string {
  if (!text.includes('{{resolve:')) return text;
  const resolved = text.replace(reference, (_, id: string, key = '', stage = '', version = '') =>
    read({ id, key: key || undefined, stage: stage || undefined, version: version || undefined }),
  );
  const [left] = /\{\{resolve:[^}]*\}\}/.exec(resolved) ?? [];
  if (left !== undefined) throw new Error(`The host does not know the dynamic reference ${left}.`);
  return resolved;
}
