import type { Host } from '../host.ts';
import type { SecretReference } from '../template/dynamic-references.ts';
import { isRecord } from '../template/record.ts';
import { secrets } from './backend.ts';

/** The text that a dynamic reference to a secret stands for; throws, without the secret, when there is none. */
export function referencedValue({ id, key, stage, version }: SecretReference, host: Host): string {
  const all = secrets(host);
  const { value } = all.version(all.find(id), { id: version, stage });
  if (key === undefined) return value;
  const member = memberOf(value, key);
  if (typeof member === 'string') return member;
  throw new Error(`The secret ${id} has no text under ${key}.`);
}

function memberOf(value: string, key: string): unknown {
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed[key] : undefined;
  } catch {
    return undefined;
  }
}
