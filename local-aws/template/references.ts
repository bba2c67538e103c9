import { attributePath, intrinsicOf, substitutions } from './intrinsics.ts';
import { isRecord } from './record.ts';

/** What a value needs before it can be resolved: names of its own stack, and outputs of others. */
export interface References {
  readonly names: Set<string>;
  readonly exports: unknown[];
  readonly outputs: { readonly stack: unknown; readonly output: unknown }[];
}

export function referencesIn(value: unknown): References {
  const found: References = { names: new Set(), exports: [], outputs: [] };
  collect(value, found);
  return found;
}

function collect(value: unknown, found: References): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (!isRecord(value)) return;
  const call = intrinsicOf(value);
  if (call) note(call.name, call.argument, found);
  for (const item of Object.values(value)) collect(item, found);
}

function note(name: string, argument: unknown, found: References): void {
  if (name === 'Ref') found.names.add(String(argument));
  if (name === 'Fn::GetAtt') {
    const path = attributePath(argument);
    if (path) found.names.add(path[0]);
  }
  if (name === 'Fn::Sub') {
    const [text, own] = Array.isArray(argument) ? argument : [argument];
    for (const [, literal, reference] of String(text).matchAll(substitutions)) {
      if (literal || !reference || (isRecord(own) && Object.hasOwn(own, reference))) continue;
      found.names.add(reference.split('.')[0] ?? reference);
    }
  }
  if (name === 'Fn::ImportValue') found.exports.push(argument);
  if (name === 'Fn::GetStackOutput' && isRecord(argument)) {
    found.outputs.push({ stack: argument['StackName'], output: argument['OutputName'] });
  }
}

/** An outermost intrinsic function in a value. */
export interface Use {
  /** Where it stands, list positions left out. */
  readonly path: string;
  /** It, and all within it. */
  readonly functions: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** Where functions stand in a value, and what they refer to in their own stack. */
export function functionUses(value: unknown, path: readonly string[] = []): Use[] {
  if (Array.isArray(value)) return value.flatMap((item) => functionUses(item, path));
  if (!isRecord(value)) return [];
  const call = intrinsicOf(value);
  // Outside of a template's conditions, `Condition` is a part of a policy statement.
  if (call && call.name !== 'Condition') {
    return [{ path: path.join('.'), functions: functionsIn(value), names: referencesIn(value).names }];
  }
  return Object.entries(value).flatMap(([name, item]) => functionUses(item, [...path, name]));
}

function functionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (!isRecord(value)) return [];
  const call = intrinsicOf(value);
  const own = call && call.name !== 'Condition' ? [call.name] : [];
  return [...own, ...Object.values(value).flatMap(functionsIn)];
}
