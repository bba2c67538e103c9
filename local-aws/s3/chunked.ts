import { AwsError, type RawRequest } from '../gateway.ts';

/** The content of a body that an SDK sent in signed or checksummed chunks (`aws-chunked`): `<hex size>[;…]CRLF<bytes>CRLF`. */
export function decodeChunked({ headers, body }: RawRequest): Buffer {
  if (!String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')) return body;
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || Number.isNaN(size))
      throw new AwsError('IncompleteBody', 'The body is not in chunks as announced.');
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
