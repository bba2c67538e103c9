import { AwsError, type RawRequest } from '../gateway.ts';
import { ByteReader } from '../http/byte-reader.ts';

export const isChunked = ({ headers }: Pick<RawRequest, 'headers'>) =>
  String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');

const broken = () => new AwsError('IncompleteBody', 'The request body terminated unexpectedly');

/** Bytes of a line between chunks. */
const longestLine = 8_192;

/**
 * The content of a body that an SDK sent in signed or checksummed chunks (`aws-chunked`): `<hex size>[;…]CRLF<bytes>CRLF`. Headers
 * that follow the last one are put into `trailers`.
 */
export async function* decodeChunked(
  body: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(body, broken);
  for (;;) {
    const [size = ''] = (await reader.textUpTo('\r\n', longestLine)).split(';');
    if (!/^[0-9a-f]+$/i.test(size)) throw broken();
    if (/^0+$/.test(size)) break;
    yield* reader.exactly(Number.parseInt(size, 16));
    await reader.textUpTo('\r\n', 0);
  }
  for (;;) {
    const line = await reader.textUpTo('\r\n', longestLine);
    if (line === '') return;
    const [name = '', ...value] = line.split(':');
    trailers.set(name.trim().toLowerCase(), value.join(':').trim());
  }
}
