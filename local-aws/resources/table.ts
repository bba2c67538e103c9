import * as z from 'zod/mini';
import type { HostedType, IgnoredType } from '../resource.ts';
import { resourceTypes } from './index.ts';

/** The resource types in words, made from what the host obeys. */
export function resourceTable(): string {
  const hosted = resourceTypes.filter((type) => 'properties' in type).toSorted(byName);
  const ignored = resourceTypes.filter((type) => 'reason' in type).toSorted(byName);
  return [
    '# Resource types',
    '',
    'Made from `resources/index.ts` (`npx vitest run --project unit local-aws/resources -u`). A type or property that is not here stops the start.',
    '',
    '## Hosted',
    '',
    ...hosted.flatMap((type) => [`### ${type.type}`, '', propertiesOf(type), '', ...withoutEffect(type)]),
    '## No local effect',
    '',
    ...ignored.map(({ type, reason }) => `- \`${type}\`: ${reason}`),
    '',
  ].join('\n');
}

function propertiesOf({ properties }: HostedType): string {
  const names = pathsIn(properties, '');
  return names.length === 0 ? 'No properties.' : names.map((name) => `\`${name}\``).join(' · ');
}

function withoutEffect({ noLocalEffect }: HostedType): string[] {
  const rows = Object.entries(noLocalEffect);
  if (rows.length === 0) return [];
  return ['No local effect:', '', ...rows.map(([path, why]) => `- \`${path}\`: ${why}`), ''];
}

/** Leaves of the schema as paths. */
function pathsIn(schema: z.core.$ZodType, path: string): string[] {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable) {
    return pathsIn(schema._zod.def.innerType, path);
  }
  if (schema instanceof z.core.$ZodArray) return pathsIn(schema._zod.def.element, path);
  if (schema instanceof z.core.$ZodUnion) {
    return [...new Set(schema._zod.def.options.flatMap((option) => pathsIn(option, path)))];
  }
  if (schema instanceof z.core.$ZodObject) {
    return Object.entries(schema._zod.def.shape).flatMap(([name, inner]) =>
      pathsIn(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  return path === '' ? [] : [path];
}

const byName = (a: HostedType | IgnoredType, b: HostedType | IgnoredType) => a.type.localeCompare(b.type);
