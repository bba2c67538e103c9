import * as z from 'zod/mini';

/** A leaf of an event: string, number, boolean or null. */
export type Leaf = string | number | boolean | null;
/** Looks at every leaf that one field holds (several in an array, none if absent). */
export type FieldTest = (leaves: readonly Leaf[]) => boolean;

export const leafSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const texts = z.union([z.string(), z.array(z.string()).check(z.minLength(1))]);
const ignoringCase = z.strictObject({ 'equals-ignore-case': z.string() });
const affix = z.union([z.string(), ignoringCase]);
const comparison = z.enum(['=', '<', '<=', '>', '>=']);
const limit = z.number().check(z.gte(-5e9), z.lte(5e9)); // EventBridge's own bounds
const literals = z.union([
  z.string(),
  z.number(),
  z.array(z.union([z.string(), z.number()])).check(z.minLength(1)),
]);

/** One leaf is enough. */
const any =
  (test: (leaf: Leaf) => boolean): FieldTest =>
  (leaves) =>
    leaves.some(test);
const anyText = (test: (text: string) => boolean) => any((leaf) => typeof leaf === 'string' && test(leaf));
const list = <T extends string | number>(value: T | readonly T[]): readonly T[] =>
  typeof value === 'object' ? value : [value];
const sameIgnoringCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Operator name → what makes a test of its argument; throws a ZodError for an argument it does not know. */
export const operators: Readonly<Record<string, (argument: unknown) => FieldTest>> = {
  exists: (argument) => {
    const wanted = z.parse(z.boolean(), argument);
    return (leaves) => leaves.length > 0 === wanted;
  },
  prefix: (argument) => startsWith(z.parse(affix, argument)),
  suffix: (argument) => endsWith(z.parse(affix, argument)),
  'equals-ignore-case': (argument) => {
    const wanted = z.parse(z.string(), argument);
    return anyText((text) => sameIgnoringCase(text, wanted));
  },
  wildcard: (argument) => {
    const expression = wildcardExpression(z.parse(z.string(), argument));
    return anyText((text) => expression.test(text));
  },
  numeric: (argument) => numeric(z.parse(z.array(z.union([comparison, limit])), argument)),
  'anything-but': (argument) => anythingBut(argument),
};

function startsWith(wanted: z.infer<typeof affix>): FieldTest {
  if (typeof wanted === 'string') return anyText((text) => text.startsWith(wanted));
  const start = wanted['equals-ignore-case'];
  return anyText((text) => sameIgnoringCase(text.slice(0, start.length), start));
}

function endsWith(wanted: z.infer<typeof affix>): FieldTest {
  if (typeof wanted === 'string') return anyText((text) => text.endsWith(wanted));
  const end = wanted['equals-ignore-case'];
  return anyText(
    (text) => text.length >= end.length && sameIgnoringCase(text.slice(text.length - end.length), end),
  );
}

const compare: Readonly<Record<z.infer<typeof comparison>, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function numeric(parts: readonly (z.infer<typeof comparison> | number)[]): FieldTest {
  const bounds = z.parse(
    z.union([
      z.tuple([comparison, limit]),
      z.tuple([z.enum(['>', '>=']), limit, z.enum(['<', '<=']), limit]),
    ]),
    parts,
  );
  const [first, from, second, to] = bounds;
  return any(
    (leaf) =>
      typeof leaf === 'number' &&
      compare[first](leaf, from) &&
      (second === undefined || to === undefined || compare[second](leaf, to)),
  );
}

const refused = z.union([
  literals,
  z.strictObject({ prefix: texts }),
  z.strictObject({ suffix: texts }),
  z.strictObject({ 'equals-ignore-case': texts }),
  z.strictObject({ wildcard: texts }),
]);

/** The field must be there, with a leaf that is none of these. */
function anythingBut(argument: unknown): FieldTest {
  const unwanted = z.parse(refused, argument);
  if (typeof unwanted !== 'object' || Array.isArray(unwanted)) {
    const literal: readonly Leaf[] = list(unwanted);
    return any((leaf) => !literal.includes(leaf));
  }
  const [[operator, wanted] = ['', '']] = Object.entries(unwanted);
  const tests = list(wanted).map((one) => operators[operator]?.(one));
  return any((leaf) => !tests.some((test) => test?.([leaf])));
}

/** `*` is any run of characters; a backslash makes a star or a backslash literal. */
function wildcardExpression(pattern: string): RegExp {
  if (/(^|[^\\])(\\\\)*\*\*/.test(pattern))
    throw new Error('two stars in a row are not allowed in a wildcard');
  const parts: readonly string[] = pattern.match(/\\[*\\]|\*|\\|[^*\\]+/g) ?? [];
  if (parts.includes('\\'))
    throw new Error('a backslash in a wildcard must stand before * or another backslash');
  const body = parts.map((part) => (part === '*' ? '.*' : literal(part.replace(/^\\/, '')))).join('');
  return new RegExp(`^${body}$`, 's');
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
