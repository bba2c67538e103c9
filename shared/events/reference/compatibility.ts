import { isDeepStrictEqual } from 'node:util';
import type { Json } from './schema.ts';

type Fields = { [name: string]: Json };

const isObject = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words of a schema that bind nobody. */
const remarks = new Set(['title', 'description', '$schema', 'properties', 'required']);

/**
 * What a schema of the same version may not do to those who read or kept events by the one before: within a version a
 * schema only gains optional fields. Empty: compatible. Each line names a place and what happened to it.
 */
export function incompatibilities(before: Json, after: Json, place = 'message'): string[] {
  if (!isObject(before) || !isObject(after)) {
    return isDeepStrictEqual(before, after) ? [] : [`${place} changed`];
  }
  const words = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...words]
    .filter((word) => !remarks.has(word) && !isDeepStrictEqual(before[word], after[word]))
    .map((word) => `${place}: ${word} changed`);
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const fields = Object.entries(old).flatMap(([name, schema]) => {
    const kept = now[name];
    return kept === undefined
      ? [`${place}.${name} is gone`]
      : incompatibilities(schema, kept, `${place}.${name}`);
  });
  return [...changed, ...fields, ...demands(before, after, place)];
}

const fieldsOf = ({ properties }: Fields): Fields => (isObject(properties) ? properties : {});
const requiredOf = ({ required }: Fields): Set<Json> => new Set(Array.isArray(required) ? required : []);

function demands(before: Fields, after: Fields, place: string): string[] {
  const [old, now] = [requiredOf(before), requiredOf(after)];
  const more = [...now].filter((name) => !old.has(name)).map((name) => `${place}.${name} is required now`);
  const less = [...old].filter((name) => !now.has(name)).map((name) => `${place}.${name} is optional now`);
  return [...more, ...less];
}
