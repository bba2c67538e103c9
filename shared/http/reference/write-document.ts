import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../docs/reference');

/** Writes the OpenAPI document of a service to docs/reference/<service>.openapi.json. */
export function writeDocument(service: string, document: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${service}.openapi.json`), `${JSON.stringify(document, null, 2)}\n`);
}
