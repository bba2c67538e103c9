import type { IncomingMessage } from 'node:http';

const none = Buffer.alloc(0);

/** The body, or its first `limit` bytes if it is longer: enough to see that it is too long. */
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
