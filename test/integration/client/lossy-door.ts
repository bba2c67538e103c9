import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What happens to a request on its way: passed on, cut after it was carried out, or answered by the way itself. */
export type Fate =
  | 'pass'
  | 'lose-answer'
  | { readonly status: number; readonly headers?: Record<string, string> };

export interface LossyDoor {
  readonly url: string;
  /** Requests that came, such as `POST /api/queue/bookings`, with their Idempotency-Key. */
  readonly seen: { readonly route: string; readonly key: string | undefined }[];
  close(): Promise<void>;
}

/** A line to a door on which answers get lost: each request's fate is decided when it comes. */
export async function lossyDoor(
  target: () => string,
  fateOf: (request: IncomingMessage) => Fate,
): Promise<LossyDoor> {
  const seen: { route: string; key: string | undefined }[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const key = headers['idempotency-key'];
    seen.push({ route: `${method} ${url.split('?')[0]}`, key: typeof key === 'string' ? key : undefined });
    const fate = fateOf(incoming);
    const body = await buffer(incoming);
    if (typeof fate === 'object') return void outgoing.writeHead(fate.status, fate.headers).end('<html>');
    const onward = request(new URL(url, target()), { method, headers }).end(body);
    const [answer] = await once(onward, 'response');
    const answered = await buffer(answer);
    if (fate === 'lose-answer') return void incoming.socket.destroy();
    outgoing.writeHead(answer.statusCode, answer.headers).end(answered);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
