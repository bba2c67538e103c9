import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from '../door.ts';

/** A numbered log that people look at while it grows. */
interface Feed {
  after(number: number): readonly { readonly number: number }[];
  onArrival(listener: () => void): () => void;
}

export interface LivePage extends Omit<Page, 'handle'> {
  /** `<name>.html` and `<name>.js` beside this file. */
  readonly name: string;
  readonly feed: Feed;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `<path>` the page, `<path>/data` all entries as JSON, `<path>/stream` the same as server-sent events, and new ones as they come. */
export function livePage({ name, feed, ...page }: LivePage): Page {
  const files: Readonly<Record<string, { file: string; type: string }>> = {
    '': { file: `${name}.html`, type: 'text/html; charset=utf-8' },
    '/page.js': { file: `${name}.js`, type: 'text/javascript; charset=utf-8' },
    '/feed.js': { file: 'feed.js', type: 'text/javascript; charset=utf-8' },
    '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  };
  return {
    ...page,
    handle: (request, response) => {
      const below = (request.url ?? '').split('?')[0]?.slice(page.path.length).replace(/\/$/, '') ?? '';
      const from = Number(request.headers['last-event-id'] ?? 0) || 0;
      if (below === '/data') return write(response, 'application/json', JSON.stringify(feed.after(0)));
      if (below === '/stream') return stream(response, feed, from);
      const found = files[below];
      if (found) return write(response, found.type, readFileSync(join(import.meta.dirname, found.file)));
      response.writeHead(404).end();
    },
  };
}

function write(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function stream(response: ServerResponse, feed: Feed, from: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  let sent = from;
  const send = () => {
    for (const entry of feed.after(sent)) {
      sent = entry.number;
      response.write(`id: ${entry.number}\ndata: ${JSON.stringify(entry)}\n\n`);
    }
  };
  const off = feed.onArrival(send);
  response.once('close', off);
  send();
}
