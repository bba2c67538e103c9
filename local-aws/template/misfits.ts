import * as z from 'zod/mini';
import { intrinsicOf } from './intrinsics.ts';
import { isRecord, type PlainRecord } from './record.ts';

interface Misfit {
  readonly path: readonly string[];
  readonly what: 'unknown' | 'missing' | 'value';
  readonly value?: unknown;
}

/** What of a value a strict schema has no room for, in words. What an intrinsic function will give is looked at when it is known. */
export function misfits(value: unknown, schema: z.core.$ZodType): string[] {
  return find(value, schema, []).map(({ path, what, value: found }) => {
    const name = path.join('.');
    if (what === 'unknown') return `has the unknown property ${name}`;
    if (what === 'missing') return `lacks the property ${name}`;
    return `has a value that the host does not know at ${name}: ${JSON.stringify(found)?.slice(0, 80)}`;
  });
}

function find(value: unknown, schema: z.core.$ZodType, path: readonly string[]): Misfit[] {
  if (intrinsicOf(value)) return [];
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault
  ) {
    return value === null && schema instanceof z.core.$ZodNullable
      ? []
      : find(value, schema._zod.def.innerType, path);
  }
  if (schema instanceof z.core.$ZodPipe) return find(value, schema._zod.def.in, path);
  if (schema instanceof z.core.$ZodArray && Array.isArray(value)) {
    return value.flatMap((item) => find(item, schema._zod.def.element, path));
  }
  if (schema instanceof z.core.$ZodTuple && Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const inner = schema._zod.def.items[index];
      return inner ? find(item, inner, path) : [{ path, what: 'value', value: item }];
    });
  }
  if (schema instanceof z.core.$ZodRecord && isRecord(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      find(item, schema._zod.def.valueType, [...path, name]),
    );
  }
  if (schema instanceof z.core.$ZodUnion) {
    const attempts = schema._zod.def.options
      .filter((option) => isShapedLike(value, option))
      .map((option) => find(value, option, path))
      .toSorted((one, other) => one.length - other.length);
    return attempts[0] ?? [{ path, what: 'value', value }];
  }
  if (schema instanceof z.core.$ZodObject && isRecord(value)) return inObject(value, schema, path);
  if (isShapedLike(value, schema) && holdsIntrinsic(value)) return [];
  return z.safeParse(schema, value).success ? [] : [{ path, what: 'value', value }];
}

/** Of a choice, only what begins alike is compared: a list is no statement, however many names agree. */
function isShapedLike(value: unknown, schema: z.core.$ZodType): boolean {
  if (schema instanceof z.core.$ZodPipe) return isShapedLike(value, schema._zod.def.in);
  if (schema instanceof z.core.$ZodArray || schema instanceof z.core.$ZodTuple) return Array.isArray(value);
  if (schema instanceof z.core.$ZodObject || schema instanceof z.core.$ZodRecord) return isRecord(value);
  if (schema instanceof z.core.$ZodUnion || schema instanceof z.core.$ZodUnknown) return true;
  return typeof value !== 'object' || value === null;
}

function inObject(value: PlainRecord, schema: z.core.$ZodObject, path: readonly string[]): Misfit[] {
  const { shape, catchall } = schema._zod.def;
  const strict = catchall === undefined || catchall instanceof z.core.$ZodNever;
  const present = Object.entries(value).flatMap(([name, item]): Misfit[] => {
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (inner) return find(item, inner, [...path, name]);
    return strict ? [{ path: [...path, name], what: 'unknown' }] : [];
  });
  const missing = Object.entries(shape)
    .filter(([name, inner]) => !Object.hasOwn(value, name) && !z.safeParse(inner, undefined).success)
    .map(([name]): Misfit => ({ path: [...path, name], what: 'missing' }));
  return [...present, ...missing];
}

function holdsIntrinsic(value: unknown): boolean {
  if (intrinsicOf(value)) return true;
  if (Array.isArray(value)) return value.some(holdsIntrinsic);
  return isRecord(value) && Object.values(value).some(holdsIntrinsic);
}
