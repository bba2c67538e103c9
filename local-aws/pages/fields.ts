import { isRecord, type PlainRecord } from '../template/record.ts';
import type { Schemas } from './json-schema.ts';
import { escapeHtml, proseHtml } from './shell.ts';

/** Levels of nesting that are shown; a schema may hold itself. */
const deepest = 6;

/** Every field of a schema in a table, those inside others as `outer.inner`, those of a list's items as `list[].inner`; empty: it has none. */
export function fieldsTable(schema: unknown, schemas: Schemas): string {
  const rows = rowsOf(schemas.follow(schema), '', schemas, 0);
  return rows.length === 0 ? '' : `<table class="fields">${rows.join('')}</table>`;
}

function rowsOf(schema: PlainRecord, place: string, schemas: Schemas, depth: number): string[] {
  const { properties, required, items } = schema;
  if (depth > deepest) return [];
  if (isRecord(items)) return rowsOf(schemas.follow(items), `${place}[]`, schemas, depth + 1);
  if (!isRecord(properties)) {
    const choices = choicesOf(schema).map((choice) => schemas.follow(choice));
    const shaped = choices.find((choice) => isRecord(choice['properties']) || isRecord(choice['items']));
    return shaped ? rowsOf(shaped, place, schemas, depth + 1) : [];
  }
  return Object.entries(properties).flatMap(([name, value]) => {
    const field = schemas.follow(value);
    const path = place === '' ? name : `${place}.${name}`;
    const needed = Array.isArray(required) && required.includes(name);
    return [
      `<tr><th><code>${escapeHtml(path)}</code></th><td>${escapeHtml(typeOf(field, schemas))}</td>
<td>${needed ? 'wajib · <span lang="en">required</span>' : ''}</td><td lang="en">${proseHtml(field['description'])}</td></tr>`,
      ...rowsOf(field, path, schemas, depth + 1),
    ];
  });
}

const choicesOf = ({ anyOf, oneOf }: PlainRecord): readonly unknown[] =>
  [anyOf, oneOf].find(Array.isArray) ?? [];

function typeOf(field: PlainRecord, schemas: Schemas): string {
  const { type, const: constant, enum: values } = field;
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(type)) return type.join(' | ');
  if (typeof type === 'string') return type;
  const choices = choicesOf(field).map((choice) => typeOf(schemas.follow(choice), schemas));
  return choices.length === 0 ? 'JSON' : [...new Set(choices)].join(' | ');
}
