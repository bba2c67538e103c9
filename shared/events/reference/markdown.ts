import type { EventDefinition } from '../event.ts';
import { type Json, schemaOf } from './schema.ts';

type Fields = { [name: string]: Json };
const isObject = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: Json, ...path: string[]): Json =>
  path.reduce<Json>((found, name) => (isObject(found) ? (found[name] ?? null) : null), value);

/** The event reference for people: what each event means and every field of it. */
export function markdown(events: readonly EventDefinition[]): string {
  const [first] = events;
  const metadata =
    first === undefined ? null : at(schemaOf(first), 'properties', 'detail', 'properties', 'metadata');
  const sections = events.map((event) => {
    const data = at(schemaOf(event), 'properties', 'detail', 'properties', 'data');
    return `## ${event.detailType}\n\n${event.summary} From \`${event.source}\`. Schema: [${event.detailType}.json](events/${event.detailType}.json)\n\n${table(data)}`;
  });
  return `# Events

Generated from \`shared/events\` by \`npm run reference\`. On the bus \`balai-<region>\`, each event has a \`source\`, a \`detail-type\` (the
name with its version) and a \`detail\` of \`metadata\` and \`data\`. They arrive at least once and in any order; none holds personal data.

## metadata

${table(metadata)}
${sections.join('\n')}`;
}

function table(schema: Json): string {
  return `| field | type | |\n|---|---|---|\n${rows(schema, '').join('\n')}\n`;
}

function rows(schema: Json, path: string): string[] {
  const properties = at(schema, 'properties');
  const required = at(schema, 'required');
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, field]) => {
    const needed = Array.isArray(required) && required.includes(name);
    const about = at(field, 'description');
    const row = `| \`${path}${name}\`${needed ? '' : ' (optional)'} | ${typeOf(field)} | ${about ?? ''} |`;
    return [row, ...rows(field, `${path}${name}.`)];
  });
}

function typeOf(field: Json): string {
  const values = at(field, 'enum');
  if (Array.isArray(values)) return values.map((value) => `\`${value}\``).join(', ');
  const type = at(field, 'type');
  return type === 'object' ? '' : `${type ?? 'string'}`;
}
