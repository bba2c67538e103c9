import type { ServerResponse } from 'node:http';

/** Text in both languages; Indonesian is read first. */
interface Bilingual {
  readonly id: string;
  readonly en: string;
}

export interface PageContent {
  readonly title: Bilingual;
  /** HTML; everything that comes from outside is escaped by whoever makes it. */
  readonly body: string;
  /** Module script, run in the page. */
  readonly script?: string;
}

/** A page of the local doors. Nothing comes from elsewhere: style and script stand in the page. */
export function renderPage({ title, body, script }: PageContent): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title.id)} – Balai</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><a href="/_local/">Balai</a><span>di komputer ini · <i lang="en">on this machine</i></span></header>
<main>
<h1>${escapeHtml(title.id)} <small lang="en">${escapeHtml(title.en)}</small></h1>
${body}
</main>
${script === undefined ? '' : `<script type="module">${script}</script>`}
</body>
</html>`;
}

export function sendHtml(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
  });
  response.end(html);
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** For text between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Prose of a reference as HTML: what stands in backticks is code. */
export function proseHtml(value: unknown): string {
  return typeof value === 'string' ? escapeHtml(value).replace(/`([^`]+)`/g, '<code>$1</code>') : '';
}

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6875; --paper: #fff; --wash: #f3f5f7; --line: #d5dbe1; --accent: #0b5c8a; --bad: #a4262c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9fabb7; --paper: #14191f; --wash: #1d242c; --line: #343e49; --accent: #6db7e4; --bad: #ff8a8a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { display: flex; gap: 1rem; align-items: baseline; padding: .75rem clamp(1rem, 4vw, 3rem); border-bottom: 4px solid var(--accent); }
header a { font-weight: 700; font-size: 1.25rem; color: inherit; text-decoration: none; }
header span, small, .soft { color: var(--soft); font-weight: 400; }
main { padding: 1rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 70rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 1.5rem; }
h1 small { display: block; font-size: 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px; }
.doors { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.doors a { display: block; height: 100%; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--wash); color: inherit; text-decoration: none; }
.doors a:hover { border-color: var(--accent); }
.doors b { display: block; color: var(--accent); font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
pre { margin: .5rem 0; padding: .75rem 1rem; background: var(--wash); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
h1, h2, p, summary, td { overflow-wrap: anywhere; }
.lines { white-space: pre-line; }
.fields { font-size: .9rem; margin: .5rem 0; table-layout: fixed; }
.fields th { width: 32%; }
.fields td:nth-child(2) { width: 20%; }
.fields td:nth-child(3) { width: 9rem; }
@media (max-width: 45rem) {
  .fields tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  .fields th, .fields td:nth-child(n) { display: inline-block; width: auto; max-width: 100%; padding: 0 .75rem 0 0; border: 0; }
  .fields th, .fields td:last-child { display: block; }
}
.tag { display: inline-block; padding: 0 .5rem; border-radius: 1rem; background: var(--wash); border: 1px solid var(--line); font-size: .85rem; }
.bad { color: var(--bad); }
summary { cursor: pointer; }
`;
