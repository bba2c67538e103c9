import { type FieldTest, type Leaf, leafSchema, operators } from './matchers.ts';

export type EventTest = (event: unknown) => boolean;

class PatternError extends Error {
  override readonly name = 'PatternError';
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * An event pattern as EventBridge rules and Lambda filters share it; an operator outside `without` and this list is refused:
 * exact values, exists, prefix, suffix, equals-ignore-case, wildcard, numeric, anything-but, $or. A field that an array
 * holds matches with any element, but the fields of one object must match together. Numbers are equal by value, where
 * EventBridge compares the digits as written (300 is not 3e2 there).
 */
export function compilePattern(
  pattern: unknown,
  { without = [] }: { without?: readonly string[] } = {},
): EventTest {
  return compileFields(pattern, [], new Set(without));
}

function compileFields(pattern: unknown, path: readonly string[], without: ReadonlySet<string>): EventTest {
  if (!isFields(pattern)) throw new PatternError(`${at(path)} must be an object`);
  const tests = Object.entries(pattern).map(([name, expected]) =>
    name === '$or'
      ? compileOr(expected, path, without)
      : compileField(name, expected, [...path, name], without),
  );
  if (tests.length === 0) throw new PatternError(`${at(path)} must name at least one field`);
  return (event) => tests.every((test) => test(event));
}

function compileOr(expected: unknown, path: readonly string[], without: ReadonlySet<string>): EventTest {
  if (!Array.isArray(expected) || expected.length < 2) {
    throw new PatternError(`${at([...path, '$or'])} must be a list of at least two patterns`);
  }
  const tests = expected.map((alternative) => compileFields(alternative, path, without));
  return (event) => tests.some((test) => test(event));
}

function compileField(
  name: string,
  expected: unknown,
  path: readonly string[],
  without: ReadonlySet<string>,
): EventTest {
  if (!Array.isArray(expected)) {
    const inner = compileFields(expected, path, without);
    return (event) => objectsIn(fieldOf(event, name)).some(inner);
  }
  if (expected.length === 0) throw new PatternError(`${at(path)} must list at least one value`);
  const tests = expected.map((one) => compileValue(one, path, without));
  return (event) => {
    const leaves = leavesOf(fieldOf(event, name));
    return tests.some((test) => test(leaves));
  };
}

function compileValue(expected: unknown, path: readonly string[], without: ReadonlySet<string>): FieldTest {
  const leaf = leafSchema.safeParse(expected);
  if (leaf.success) return (leaves) => leaves.includes(leaf.data);
  const [[name, argument] = ['', undefined], ...more] = isFields(expected) ? Object.entries(expected) : [];
  const operator = Object.hasOwn(operators, name) && !without.has(name) ? operators[name] : undefined;
  if (!operator || more.length > 0) {
    throw new PatternError(`${at(path)} has the unknown operator ${JSON.stringify(expected)}`);
  }
  try {
    return operator(argument);
  } catch (cause) {
    throw new PatternError(`${at(path)} cannot be read: ${JSON.stringify(expected)}`, { cause });
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldOf = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const at = (path: readonly string[]): string => (path.length === 0 ? 'the pattern' : path.join('.'));

/** Objects have no leaf of their own: `exists` looks at leaves only. */
function leavesOf(value: unknown): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  const leaf = leafSchema.safeParse(value);
  return leaf.success ? [leaf.data] : [];
}

/** What is absent or no object is looked at as an empty one, so that `exists: false` holds below it. */
function objectsIn(value: unknown): readonly unknown[] {
  const found = Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY).filter(isFields) : [value];
  return found.length > 0 ? found : [{}];
}
