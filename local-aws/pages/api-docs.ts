import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from '../door.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';
import { fieldsTable } from './fields.ts';
import { exampleOf, Schemas } from './json-schema.ts';
import { escapeHtml, proseHtml, renderPage, sendHtml } from './shell.ts';

const path = '/_local/api';
const title = { id: 'Dokumentasi API', en: 'API documentation' };

/** Shows the OpenAPI document of each service, as it stands in the repository at this moment. */
export function addApiDocsPage(door: Door, folder: string): void {
  door.addPage({
    path,
    title,
    about: {
      id: 'Rute, isian, dan jawaban tiap layanan.',
      en: 'Routes, fields and answers of each service.',
    },
    handle: ({ url = '' }, response) => {
      const [name = '', kind = ''] = url.slice(path.length + 1).split('.');
      const documents = documentsIn(folder);
      const document = documents.get(name);
      if (document && kind === 'json') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(document);
      } else if (document) {
        sendHtml(response, renderPage({ title, body: describe(JSON.parse(document), name) }));
      } else {
        sendHtml(response, renderPage({ title, body: list([...documents.keys()]) }));
      }
    },
  });
}

function documentsIn(folder: string): Map<string, string> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    files
      .filter((file) => file.endsWith('.openapi.json'))
      .map((file) => [file.replace('.openapi.json', ''), readFileSync(join(folder, file), 'utf8')]),
  );
}

function list(names: readonly string[]): string {
  if (names.length === 0) return '<p>Belum ada. <span class="soft" lang="en">None yet.</span></p>';
  const items = names.map((name) => `<li><a href="${path}/${name}"><b>${name}</b></a></li>`);
  return `<ul class="doors">${items.join('')}</ul>`;
}

function describe(document: unknown, name: string): string {
  const root = isRecord(document) ? document : {};
  const info = recordAt(root, 'info');
  const schemas = new Schemas(root);
  const operations = Object.entries(recordAt(root, 'paths')).flatMap(([route, methods]) =>
    Object.entries(isRecord(methods) ? methods : {})
      .filter(([method]) => /^(get|put|post|patch|delete|head)$/.test(method))
      .map(([method, operation]) =>
        operationHtml(method, route, isRecord(operation) ? operation : {}, schemas),
      ),
  );
  const shared = Object.entries(recordAt(recordAt(root, 'components'), 'schemas'))
    .map(
      ([name, schema]) =>
        `<h2 id="${escapeHtml(name)}">${escapeHtml(name)}</h2>\n${fieldsTable(schema, schemas)}`,
    )
    .join('\n');
  return `<p lang="en" class="lines">${proseHtml(info['description'])}</p>
<p><a href="${path}/${name}.json">OpenAPI JSON</a></p>${operations.join('\n')}
${shared}`;
}

function operationHtml(method: string, route: string, operation: PlainRecord, schemas: Schemas): string {
  const parameters = listAt(operation, 'parameters').map((parameter) => schemas.follow(parameter));
  const body = schemas.follow(operation['requestBody']);
  const responses = Object.entries(recordAt(operation, 'responses'));
  return `<h2><span class="tag">${method.toUpperCase()}</span> <code>${escapeHtml(route)}</code></h2>
<p lang="en">${proseHtml(operation['summary'])}<br><span class="soft">${proseHtml(operation['description'])}</span></p>
${parameters.length === 0 ? '' : `<table class="fields">${parameters.map(parameterRow).join('')}</table>`}
${contentHtml(body, 'Isi · <span lang="en">Body</span>', schemas)}
${responses.map(([status, response]) => responseHtml(status, schemas.follow(response), schemas)).join('\n')}`;
}

function parameterRow(parameter: PlainRecord): string {
  const required = parameter['required'] === true ? 'wajib · <span lang="en">required</span>' : '';
  return `<tr><th><code>${proseHtml(parameter['name'])}</code></th><td>${proseHtml(parameter['in'])}</td><td>${required}</td>
<td lang="en">${proseHtml(parameter['description'])}</td></tr>`;
}

function responseHtml(status: string, response: PlainRecord, schemas: Schemas): string {
  const heading = `<b class="${Number(status) < 400 ? '' : 'bad'}">${escapeHtml(status)}</b> ${proseHtml(response['description'])}`;
  return contentHtml(response, heading, schemas) || `<p>${heading}</p>`;
}

function contentHtml(holder: PlainRecord, heading: string, schemas: Schemas): string {
  const contents = Object.entries(recordAt(holder, 'content'));
  return contents
    .map(([type, content]) => {
      const given = isRecord(content) ? content : {};
      // What many answers share is shown once.
      const shared = sharedName(given['schema']);
      if (shared !== undefined)
        return `<p>${heading} <a href="#${escapeHtml(shared)}">${escapeHtml(shared)}</a></p>`;
      const example = given['example'] ?? exampleOf(given['schema'], schemas);
      return `<details><summary>${heading} <code>${escapeHtml(type)}</code></summary>
${fieldsTable(given['schema'], schemas)}
<pre tabindex="0">${escapeHtml(typeof example === 'string' ? example : JSON.stringify(example, null, 2))}</pre></details>`;
    })
    .join('');
}

/** The name of a schema that stands in the document for itself. */
function sharedName(schema: unknown): string | undefined {
  const pointer = isRecord(schema) ? schema['$ref'] : undefined;
  return typeof pointer === 'string' ? /^#\/components\/schemas\/(\w+)$/.exec(pointer)?.[1] : undefined;
}

function recordAt(holder: PlainRecord, name: string): PlainRecord {
  const value = holder[name];
  return isRecord(value) ? value : {};
}

function listAt(holder: PlainRecord, name: string): readonly unknown[] {
  const value = holder[name];
  return Array.isArray(value) ? value : [];
}
