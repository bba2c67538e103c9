import { isRecord } from './record.ts';

/** One use of an intrinsic function, such as `{ "Ref": "Table" }`. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: unknown;
}

/** CloudFormation tells an intrinsic function by its single key. */
export function intrinsicOf(value: unknown): Intrinsic | undefined {
  if (!isRecord(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? { name, argument } : undefined;
}

/** The `${…}` of Fn::Sub; `${!Literal}` stands for itself. */
export const substitutions = /\$\{(!?)([^}]*)\}/g;

/** `[logical id, attribute]` of Fn::GetAtt, which may also be written `Id.Attribute`. */
export function attributePath(argument: unknown): readonly [string, string] | undefined {
  const parts = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  const [id, ...attribute] = parts.map(String);
  return id && attribute.length > 0 ? [id, attribute.join('.')] : undefined;
}
