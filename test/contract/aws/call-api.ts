import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import type { Place } from './place.ts';

export interface Asking {
  readonly method?: string;
  /** Name and value in turn, so that a name may come twice and keep its case. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
}

/** Asks an HTTP API for a path exactly as written; `endpoint` is its ApiEndpoint. Locally the door knows it by its host name. */
export function callApi(
  { local }: Pick<Place, 'local'>,
  endpoint: string,
  { path, method = 'GET', headers = [], body }: Asking & { readonly path: string },
): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const { hostname } = new URL(endpoint);
  const address = local
    ? { host: '127.0.0.1', port: new URL(local.url).port }
    : { host: hostname, port: 443 };
  const length = body === undefined ? [] : ['content-length', String(Buffer.byteLength(body))];
  const send = local ? plain : encrypted;
  const sent = send(
    { ...address, path, method, headers: ['host', hostname, ...length, ...headers], agent: false },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          text: whole.toString(),
        });
      });
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}
