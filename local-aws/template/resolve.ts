import { StartError } from '../start-error.ts';
import { attributePath, intrinsicOf, substitutions } from './intrinsics.ts';
import { isRecord } from './record.ts';

/** What the names in one stack's template stand for. */
export interface Scope {
  /** For messages: `queue/Table`. */
  readonly where: string;
  /** A logical id, parameter or pseudo parameter; `noValue` for AWS::NoValue. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, key: string, name: string): unknown;
  exported(name: string): unknown;
  output(stack: string, name: string): unknown;
}

/** What AWS::NoValue stands for: the property that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

/** Replaces every intrinsic function in `value` by what it stands for. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  }
  if (!isRecord(value)) return value;
  const call = intrinsicOf(value);
  // Outside of Conditions, `Condition` is a plain name (of a policy statement's part).
  if (call && call.name !== 'Condition') return evaluate(call.name, call.argument, scope);
  const resolved: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const to = resolve(item, scope);
    if (to !== noValue) resolved[name] = to;
  }
  return resolved;
}

/** The value of one entry of a template's Conditions. */
export function holds(value: unknown, scope: Scope): boolean {
  const call = intrinsicOf(value);
  if (!call) return value === true || value === 'true';
  if (call.name === 'Condition') return scope.condition(String(call.argument));
  const parts = Array.isArray(call.argument) ? call.argument : [call.argument];
  switch (call.name) {
    case 'Fn::And':
      return parts.every((part) => holds(part, scope));
    case 'Fn::Or':
      return parts.some((part) => holds(part, scope));
    case 'Fn::Not':
      return !parts.some((part) => holds(part, scope));
    case 'Fn::Equals':
      return String(resolve(parts[0], scope)) === String(resolve(parts[1], scope));
    default:
      throw unknownFunction(call.name, scope);
  }
}

type Evaluate = (argument: unknown, scope: Scope, name: string) => unknown;

/** The functions that the host knows; any other stops the start. */
const functions: Readonly<Record<string, Evaluate>> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  'Fn::GetAtt': (argument, scope, name) => {
    const path = attributePath(argument);
    if (!path) throw malformed(name, scope);
    return scope.attribute(path[0], String(resolve(path[1], scope)));
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope, name) => {
    const [separator, list] = pair(name, argument, scope);
    return strings(name, list, scope).join(String(separator));
  },
  'Fn::Split': (argument, scope, name) => {
    const [separator, text] = pair(name, argument, scope);
    return String(text).split(String(separator));
  },
  'Fn::Select': (argument, scope, name) => {
    const [index, list] = pair(name, argument, scope);
    if (!Array.isArray(list) || !(Number(index) < list.length)) throw malformed(name, scope);
    return list[Number(index)];
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = Array.isArray(argument) ? argument : [];
    return resolve(scope.condition(String(condition)) ? yes : no, scope);
  },
  'Fn::FindInMap': (argument, scope, name) => {
    const [map, key, entry] = strings(name, resolve(argument, scope), scope);
    if (map === undefined || key === undefined || entry === undefined) throw malformed(name, scope);
    return scope.mapping(map, key, entry);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::ImportValue': (argument, scope) => scope.exported(String(resolve(argument, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName: stack, OutputName: output } = isRecord(argument) ? argument : {};
    return scope.output(String(resolve(stack, scope)), String(resolve(output, scope)));
  },
};

export const isKnownFunction = (name: string): boolean => Object.hasOwn(functions, name);

function evaluate(name: string, argument: unknown, scope: Scope): unknown {
  const known = isKnownFunction(name) ? functions[name] : undefined;
  if (!known) throw unknownFunction(name, scope);
  return known(argument, scope, name);
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument];
  const values = resolve(own ?? {}, scope);
  return String(text).replace(substitutions, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (isRecord(values) && name in values) return String(values[name]);
    const path = attributePath(name);
    return String(path ? scope.attribute(path[0], path[1]) : scope.ref(name));
  });
}

function pair(name: string, argument: unknown, scope: Scope): readonly [unknown, unknown] {
  const resolved = Array.isArray(argument) ? argument.map((part) => resolve(part, scope)) : [];
  if (resolved.length !== 2) throw malformed(name, scope);
  return [resolved[0], resolved[1]];
}

function strings(name: string, list: unknown, scope: Scope): string[] {
  if (!Array.isArray(list)) throw malformed(name, scope);
  return list.map(String);
}

function unknownFunction(name: string, scope: Scope): StartError {
  return new StartError(
    `${scope.where}: the host does not know the function ${name}`,
    'Teach it in local-aws/template/resolve.ts.',
  );
}

function malformed(name: string, scope: Scope): StartError {
  return new StartError(
    `${scope.where}: ${name} has arguments that it cannot take`,
    'Look at the synthesised template.',
  );
}
