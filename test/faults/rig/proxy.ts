import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One call that came to a proxy. */
export interface Passage {
  /** Operation such as `PutItem`. */
  readonly action: string;
  readonly body: Buffer;
  readonly outgoing: ServerResponse;
  /** Sends the call on as it came: the gateway knows its caller by the signature, and checks it. */
  forward(): Promise<Answer>;
}

/** Stands between SDK clients and the gateway. */
export interface ProxyServer {
  readonly url: string;
  /** Where calls go on to; before it is known, they wait. */
  forwardTo(url: string): void;
  stop(): Promise<void>;
}

export async function startProxy(serve: (passage: Passage) => Promise<void>): Promise<ProxyServer> {
  const known = Promise.withResolvers<void>();
  let target = '';
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    await known.promise;
    await serve({
      action:
        String(incoming.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '',
      body,
      outgoing,
      forward: () => forward(target, incoming, body),
    });
  };
  const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
    // The client may have gone away, the host may have been killed: the client sees a cut line.
    take(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    forwardTo: (url) => {
      target = url;
      known.resolve();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0;

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((done, fail) => {
    // The host's name is signed, so the gateway is told the one that was asked.
    const { connection: _, 'transfer-encoding': __, ...kept } = headers;
    const outgoing = request(`${target}${url ?? '/'}`, {
      method,
      headers: { ...kept, 'content-length': body.length },
    });
    outgoing.once('error', fail);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () =>
        done({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(
            Object.entries(response.headers).flatMap(([name, value]) =>
              typeof value === 'string' && name !== 'connection' && name !== 'keep-alive'
                ? [[name, value]]
                : [],
            ),
          ),
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.end(body);
  });
}
