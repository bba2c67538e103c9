import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** A request on its way from the door through the distribution to an origin. */
export interface WebRequest {
  readonly method: string;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  /** Query as sent, without `?`. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Who opened the connection to the part that reads this. */
  readonly remoteAddress: string;
}

export interface WebResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | string;
}

/** A form as browsers send it, read up to its file. */
export interface Form {
  /** In the order sent. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly file: { readonly name: string; readonly content: AsyncIterable<Buffer> } | undefined;
}

export function jsonResponse(status: number, body: unknown): WebResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
