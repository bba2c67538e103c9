import fc from 'fast-check';
import * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Anything = fc.Arbitrary<unknown>;

/** Values for a field by its name, where its schema cannot say what makes sense: `office`, `nik`. */
export type Vocabulary = Readonly<Record<string, Anything>>;

/** Fields that an object may have besides those that its schema names. */
const extras = fc.constantFrom({}, {}, {}, { extra: 1 }, { constructor: null }, { toString: 'x' });

/** Values that a schema takes, made from the schema: a route that is added later is fuzzed without being named. */
export function arbitraryOf(schema: Schema, words: Vocabulary = {}, name = ''): Anything {
  const inner = (part: Schema, as = name) => arbitraryOf(part, words, as);
  const exact = words[name];
  if (exact) return exact;
  const known = words[name.replace(/^.*\./, '')];
  if (schema instanceof z.core.$ZodOptional)
    return fc.option(inner(schema._zod.def.innerType), { nil: undefined });
  if (schema instanceof z.core.$ZodNullable)
    return fc.option(inner(schema._zod.def.innerType), { nil: null });
  if (known) return known;
  if (schema instanceof z.core.$ZodObject) {
    const fields = Object.entries<Schema>(schema._zod.def.shape).map(([field, part]) => [
      field,
      inner(part, `${name.replace(/^.*\./, '')}.${field}`),
    ]);
    return fc
      .tuple(fc.record<Record<string, unknown>>(Object.fromEntries(fields)), extras)
      .map(([value, more]) => ({ ...more, ...value }));
  }
  if (schema instanceof z.core.$ZodArray) return fc.array(inner(schema._zod.def.element), { maxLength: 5 });
  if (schema instanceof z.core.$ZodTuple)
    return fc.tuple(...schema._zod.def.items.map((item) => inner(item)));
  if (schema instanceof z.core.$ZodRecord)
    return fc.dictionary(fc.string(), inner(schema._zod.def.valueType), { maxKeys: 5 });
  if (schema instanceof z.core.$ZodUnion)
    return fc.oneof(...schema._zod.def.options.map((option) => inner(option)));
  if (schema instanceof z.core.$ZodEnum) return fc.constantFrom(...Object.values(schema._zod.def.entries));
  if (schema instanceof z.core.$ZodLiteral) return fc.constantFrom(...schema._zod.def.values);
  if (schema instanceof z.core.$ZodBoolean) return fc.boolean();
  if (schema instanceof z.core.$ZodNumber) return numbers(limitsOf(schema));
  if (schema instanceof z.core.$ZodString) return strings(limitsOf(schema));
  if (schema instanceof z.core.$ZodPipe) return inner(schema._zod.def.in);
  if (schema instanceof z.core.$ZodDefault) return inner(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodReadonly) return inner(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodNull) return fc.constant(null);
  if (schema instanceof z.core.$ZodUnknown || schema instanceof z.core.$ZodAny) return fc.jsonValue();
  throw new Error(`${name}: no values are known for a schema of kind ${schema._zod.def.type}.`);
}

interface Limits {
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly pattern?: unknown;
}

/** What the checks of a schema ask for. */
const limitsOf = (schema: z.core.$ZodString | z.core.$ZodNumber): Limits => {
  const defs = (schema._zod.def.checks ?? []).map(({ _zod }): object => _zod.def);
  const of = (name: string): unknown =>
    defs.map((def) => Reflect.get(def, name)).find((it) => it !== undefined);
  return {
    minimum: of('minimum') ?? lower(defs),
    maximum: of('maximum') ?? upper(defs),
    pattern: of('pattern'),
  };
};

const limit =
  (check: string) =>
  (defs: readonly object[]): unknown =>
    defs.filter((def) => Reflect.get(def, 'check') === check).map((def) => Reflect.get(def, 'value'))[0];
const lower = limit('greater_than');
const upper = limit('less_than');
const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

function numbers({ minimum, maximum }: Limits): Anything {
  const range = { min: Math.ceil(numberOr(minimum, -1_000)), max: Math.floor(numberOr(maximum, 1_000_000)) };
  return fc.oneof(fc.integer(range), fc.constantFrom(range.min, range.max));
}

function strings({ minimum, maximum, pattern }: Limits): Anything {
  // Lookaheads cannot be generated from; such a field is better off with a word of its own.
  if (pattern instanceof RegExp && !/\(\?[=!<]/.test(pattern.source)) return fc.stringMatching(pattern);
  const minLength = numberOr(minimum, 0);
  const maxLength = Math.min(numberOr(maximum, 200), minLength + 200);
  return fc.string({ minLength, maxLength, unit: 'grapheme-ascii' });
}
