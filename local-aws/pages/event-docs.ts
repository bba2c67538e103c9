import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from '../door.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';
import { fieldsTable } from './fields.ts';
import { exampleOf, Schemas } from './json-schema.ts';
import { escapeHtml, proseHtml, renderPage, sendHtml } from './shell.ts';

const path = '/_local/event-docs';
const title = { id: 'Dokumentasi peristiwa', en: 'Event documentation' };

/** Shows the AsyncAPI document of the bus and the schema of each message, as they stand in the repository at this moment. */
export function addEventDocsPage(door: Door, folder: string): void {
  door.addPage({
    path,
    title,
    about: {
      id: 'Apa yang saling diberitahukan layanan, dan tiap isiannya.',
      en: 'What services tell each other, and every field of it.',
    },
    handle: ({ url = '' }, response) => {
      const [file = ''] = url.slice(path.length + 1).split('?');
      // Nothing but names of the reference: no way leads out of its folder.
      const text = /^(asyncapi|events\/[\w.-]+)\.json$/.test(file) ? read(folder, file) : undefined;
      if (text !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      } else {
        sendHtml(response, renderPage({ title, body: describe(folder) }));
      }
    },
  });
}

function read(folder: string, file: string): string | undefined {
  const place = join(folder, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
}

function parsed(folder: string, file: string): PlainRecord {
  const value: unknown = JSON.parse(read(folder, file) ?? '{}');
  return isRecord(value) ? value : {};
}

function describe(folder: string): string {
  const root = parsed(folder, 'asyncapi.json');
  const schemas = new Schemas(root);
  const channels = Object.values(recordAt(root, 'channels')).filter(isRecord);
  if (channels.length === 0) return '<p>Belum ada. <span class="soft" lang="en">None yet.</span></p>';
  const sections = channels.map((channel) => {
    const messages = Object.values(recordAt(channel, 'messages')).map((message) => schemas.follow(message));
    return `<h2><code>${proseHtml(channel['address'])}</code></h2>
<p lang="en">${proseHtml(channel['description'])}</p>
${messages.map((message) => messageHtml(message, folder)).join('\n')}`;
  });
  return `<p lang="en">${proseHtml(recordAt(root, 'info')['description'])} <a href="${path}/asyncapi.json">AsyncAPI JSON</a></p>
${sections.join('\n')}`;
}

function messageHtml({ name, summary, payload }: PlainRecord, folder: string): string {
  const pointer = isRecord(payload) && typeof payload['$ref'] === 'string' ? payload['$ref'] : '';
  const file = pointer.replace(/^\.\//, '');
  const schema = parsed(folder, file);
  const schemas = new Schemas(schema);
  return `<details><summary><b>${proseHtml(name)}</b> <span lang="en">${proseHtml(summary)}</span></summary>
${fieldsTable(schema, schemas)}
<pre tabindex="0">${escapeHtml(JSON.stringify(exampleOf(schema, schemas), null, 2))}</pre>
<p><a href="${path}/${escapeHtml(file)}">JSON Schema</a></p></details>`;
}

function recordAt(holder: PlainRecord, name: string): PlainRecord {
  const value = holder[name];
  return isRecord(value) ? value : {};
}
