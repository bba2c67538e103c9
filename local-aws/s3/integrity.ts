import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../gateway.ts';
import type { Content } from './contents.ts';

/** Throws unless the content is the one whose digests the sender named, in headers or behind the content. */
export function checkDigests(
  content: Content,
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): void {
  const said = (name: string) => trailers.get(name) ?? headers[name];
  const signed = String(said('x-amz-content-sha256') ?? '');
  if (/^[0-9a-f]{64}$/.test(signed) && signed !== content.sha256) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const length = said('x-amz-decoded-content-length');
  if (length !== undefined && Number(length) !== content.size) {
    throw new AwsError(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    );
  }
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(content.crc32);
  const digests = {
    'content-md5': Buffer.from(content.md5, 'hex'),
    'x-amz-checksum-crc32': crc,
    'x-amz-checksum-sha256': Buffer.from(content.sha256, 'hex'),
  };
  for (const [name, digest] of Object.entries(digests)) {
    const expected = said(name);
    if (expected !== undefined && expected !== digest.toString('base64')) {
      throw new AwsError('BadDigest', `The ${name} you specified did not match what we received.`);
    }
  }
}
