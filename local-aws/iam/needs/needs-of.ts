import type { Call } from '../../gateway.ts';
import type { PlainRecord } from '../../template/record.ts';
import type { Need } from '../iam.ts';

/** Where ARNs of this host are. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** What one service's calls need, read from their input. */
export type NeedsOf = (call: Pick<Call, 'action' | 'input'>, place: Place) => readonly Need[];

/** The field of that name, if it is a text. */
export function textOf(input: PlainRecord, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** The field of that name, if it is a list; otherwise none. */
export function listOf(input: PlainRecord, name: string): readonly unknown[] {
  const value = input[name];
  return Array.isArray(value) ? value : [];
}
