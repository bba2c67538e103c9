import * as z from 'zod/mini';
import { StartError } from '../start-error.ts';
import { intrinsicOf } from './intrinsics.ts';
import { noEffect, without } from './no-effect.ts';
import type { Planned } from './plan.ts';
import { isRecord } from './record.ts';
import type { TypeTable } from './type-table.ts';

/** Stops the start, naming all of them, if templates hold types or properties that the host knows nothing about. */
export function checkTypes(planned: readonly Planned[], types: TypeTable): void {
  const problems = planned.flatMap((each) => {
    const { stack, logicalId, resource } = each;
    const where = `stack ${stack.name}, resource ${logicalId}`;
    const type = types.of(each);
    if (!type) return [`${where}: unknown resource type ${resource.Type}`];
    if (!('properties' in type)) return [];
    const properties = without(resource.Properties ?? {}, noEffect(type));
    return unknownPaths(properties, type.properties, []).map(
      (path) => `${where}: ${resource.Type} has the unknown property ${path}`,
    );
  });
  if (problems.length > 0) {
    throw new StartError(
      problems.join('\n'),
      'Host them in local-aws/resources/, or say there why they have no local effect.',
    );
  }
}

/** Paths in `value` that a strict schema has no room for. What an intrinsic function will give is looked at when it is known. */
function unknownPaths(value: unknown, schema: z.core.$ZodType, path: readonly string[]): string[] {
  if (intrinsicOf(value)) return [];
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable) {
    return unknownPaths(value, schema._zod.def.innerType, path);
  }
  if (schema instanceof z.core.$ZodArray && Array.isArray(value)) {
    return value.flatMap((item) => unknownPaths(item, schema._zod.def.element, path));
  }
  if (schema instanceof z.core.$ZodRecord && isRecord(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      unknownPaths(item, schema._zod.def.valueType, [...path, name]),
    );
  }
  if (schema instanceof z.core.$ZodUnion) {
    const attempts = schema._zod.def.options.map((option) => unknownPaths(value, option, path));
    return attempts.reduce((best, attempt) => (attempt.length < best.length ? attempt : best));
  }
  if (schema instanceof z.core.$ZodObject && isRecord(value)) {
    const { shape, catchall } = schema._zod.def;
    const strict = catchall === undefined || catchall instanceof z.core.$ZodNever;
    return Object.entries(value).flatMap(([name, item]) => {
      const inner = shape[name];
      if (inner) return unknownPaths(item, inner, [...path, name]);
      return strict ? [[...path, name].join('.')] : [];
    });
  }
  return [];
}
