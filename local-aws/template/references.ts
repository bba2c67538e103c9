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
    const text = Array.isArray(argument) ? argument[0] : argument;
    for (const [, literal, reference] of String(text).matchAll(substitutions)) {
      if (!literal && reference) found.names.add(reference.split('.')[0] ?? reference);
    }
  }
  if (name === 'Fn::ImportValue') found.exports.push(argument);
  if (name === 'Fn::GetStackOutput' && isRecord(argument)) {
    found.outputs.push({ stack: argument['StackName'], output: argument['OutputName'] });
  }
}
