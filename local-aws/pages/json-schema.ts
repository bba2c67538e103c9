import { isRecord, type PlainRecord } from '../template/record.ts';

/** Levels of nesting that are shown; deeper than this nobody reads, and a schema may hold itself. */
const deepest = 8;

/** The parts of an OpenAPI document that others point to by `$ref`. */
export class Schemas {
  readonly #root: PlainRecord;

  constructor(root: PlainRecord) {
    this.#root = root;
  }

  follow(value: unknown): PlainRecord {
    if (!isRecord(value)) return {};
    const pointer = value['$ref'];
    if (typeof pointer !== 'string') return value;
    let found: unknown = this.#root;
    for (const part of pointer.split('/').slice(1)) found = isRecord(found) ? found[part] : undefined;
    return isRecord(found) ? found : {};
  }
}

/** Something that looks like a value of the schema: its examples, or else the names of its types. */
export function exampleOf(schema: unknown, schemas: Schemas, depth = 0): unknown {
  const found = schemas.follow(schema);
  const [first] = Array.isArray(found['examples']) ? found['examples'] : [found['example'] ?? found['const']];
  if (first !== undefined) return first;
  if (depth > deepest) return '…';
  const choices = [found['enum'], found['anyOf'], found['oneOf'], found['allOf']].find(Array.isArray);
  if (Array.isArray(found['enum'])) return found['enum'].join(' | ');
  if (choices) return exampleOf(choices[0], schemas, depth + 1);
  if (isRecord(found['properties'])) {
    return Object.fromEntries(
      Object.entries(found['properties']).map(([name, inner]) => [
        name,
        exampleOf(inner, schemas, depth + 1),
      ]),
    );
  }
  if (found['items'] !== undefined) return [exampleOf(found['items'], schemas, depth + 1)];
  return found['format'] ?? found['pattern'] ?? found['type'] ?? null;
}
