import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { WebRequest } from './web.ts';

const none = Buffer.alloc(0);

/** A request as it was sent; of a body longer than `limit` bytes only those: enough to see that it is too long. */
export async function readRequest(incoming: IncomingMessage, limit: number): Promise<WebRequest> {
  return {
    ...headOf(incoming),
    body: await readBody(incoming, limit),
    remoteAddress: incoming.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** What comes before the body. */
export function headOf(incoming: IncomingMessage): Omit<WebRequest, 'body' | 'remoteAddress'> {
  const [path = '', ...query] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: withCommas(incoming),
  };
}

/** Repeated headers are one with commas between; Node adds spaces, which AWS does not. */
function withCommas({ headers, headersDistinct }: IncomingMessage): IncomingHttpHeaders {
  const joined = Object.entries(headers).map(([name, value]) => {
    const all = headersDistinct[name] ?? [];
    return [name, value === all.join(', ') ? all.join(',') : value];
  });
  return Object.fromEntries(joined);
}

export function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else done(Buffer.concat([...chunks, chunk], limit));
    });
    incoming.on('end', () =>
      done(chunks.length === 0 ? none : chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    incoming.on('error', fail);
  });
}
