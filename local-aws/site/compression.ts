import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { WebResponse } from '../http/web.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** CloudFront compresses between these sizes, in bytes. */
const smallest = 1_000;
const largest = 10_000_000;

const compressible =
  /^(text\/|application\/(javascript|json|manifest\+json|problem\+json|xml|wasm)|image\/svg\+xml|font\/)/;

/** Results for bodies that live on (files of the site), so that each is compressed once. */
const done = new WeakMap<Buffer, Map<string, Buffer>>();

/** Compressed as the client accepts, which makes the ETag a weak one. */
export async function compress(response: WebResponse, acceptEncoding: string): Promise<WebResponse> {
  const { headers, body, status } = response;
  const size = Buffer.byteLength(body);
  const encoding = /\bbr\b/.test(acceptEncoding)
    ? 'br'
    : /\bgzip\b/.test(acceptEncoding)
      ? 'gzip'
      : undefined;
  const fits =
    size >= smallest && size <= largest && compressible.test(String(headers['content-type'] ?? ''));
  if (!encoding || !fits || status !== 200 || headers['content-encoding'] !== undefined) return response;
  const etag = headers['etag'];
  return {
    ...response,
    headers: {
      ...headers,
      'content-encoding': encoding,
      vary: 'Accept-Encoding',
      ...(typeof etag === 'string' && !etag.startsWith('W/') ? { etag: `W/${etag}` } : {}),
    },
    body: await compressed(Buffer.isBuffer(body) ? body : Buffer.from(body), encoding),
  };
}

async function compressed(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const known = done.get(body) ?? new Map<string, Buffer>();
  done.set(body, known);
  const ready = known.get(encoding);
  if (ready) return ready;
  // CloudFront's own levels are not published; these are the usual ones of a proxy that compresses as it goes.
  const made =
    encoding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : await deflate(body, { level: 6 });
  known.set(encoding, made);
  return made;
}
