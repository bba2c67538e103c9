import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** A response as it went over the wire. */
export interface Weighed {
  readonly path: string;
  readonly type: string;
  /** Of the body, compressed as it was sent. */
  readonly bytes: number;
}

/** A door in front of a site that weighs every response, whoever in the browser asked for it. */
export interface Scale {
  readonly url: string;
  readonly weighed: readonly Weighed[];
  end(): Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startScale(site: string): Promise<Scale> {
  const weighed: Weighed[] = [];
  const target = new URL(site);

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url: path = '/', headers } = incoming;
    const onward = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('end', () =>
        weighed.push({ path, type: String(answer.headers['content-type'] ?? ''), bytes }),
      );
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };

  const server = createServer(pass);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The scale has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    weighed,
    end: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
