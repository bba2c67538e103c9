import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Browsers take every name under `localhost` for this machine (RFC 6761); Node asks the network for it. */
const loopback: LookupFunction = (_, { all }, done) =>
  all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

/** Asks an address, those of the one-machine host such as `http://petugas.localhost:8080` included; redirects are not followed. */
export function ask(
  address: string,
  { method = 'GET', headers = {}, body = '' }: Question = {},
): Promise<Answer> {
  const url = new URL(address);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const send = url.protocol === 'https:' ? secure : plain;
  const options = {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    timeout: 30_000,
    ...(/(^|\.)localhost$/.test(url.hostname) && { lookup: loopback }),
  };
  const asked = send(url, options, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject);
  });
  asked.on('timeout', () => asked.destroy(new Error(`${url.origin} does not answer.`)));
  asked.on('error', reject).end(body);
  return promise;
}

/** An answer's text as JSON; undefined where it is none, as what stands in front of a service may say. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
