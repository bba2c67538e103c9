import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from './all-events.ts';
import { asyncApi } from './async-api.ts';
import { incompatibilities } from './compatibility.ts';
import { markdown } from './markdown.ts';
import { type Json, schemaOf } from './schema.ts';

// Writes docs/reference/events, events.md and asyncapi.json; refuses to overwrite a schema with one that breaks its readers.

const reference = join(import.meta.dirname, '../../../docs/reference');
const write = (file: string, content: Json) =>
  writeFileSync(join(reference, file), `${JSON.stringify(content, null, 2)}\n`);

const wrong = allEvents.flatMap((event) => {
  const file = join(reference, 'events', `${event.detailType}.json`);
  const before: Json = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : schemaOf(event);
  return incompatibilities(before, schemaOf(event)).map((line) => `${event.detailType}: ${line}`);
});

if (wrong.length > 0) {
  console.error(
    `These changes break readers of the events; define the next version instead.\n${wrong.join('\n')}`,
  );
  process.exitCode = 1;
} else {
  mkdirSync(join(reference, 'events'), { recursive: true });
  for (const event of allEvents) write(`events/${event.detailType}.json`, schemaOf(event));
  write('asyncapi.json', asyncApi(allEvents));
  writeFileSync(join(reference, 'events.md'), markdown(allEvents));
}
