import { describe, expect, test } from 'vitest';
import { checkLifeOf, isSigned, signatureOf } from './signature.ts';

// AWS: Signatures: a signed request, and one changed on its way <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>
// AWS: Signatures: a presigned address <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>

// The examples of both pages, with the keys that they use.
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const scope = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function* nothing(): AsyncGenerator<Buffer> {}

const base = {
  method: 'GET',
  path: '/test.txt',
  query: new URLSearchParams(),
  body: Buffer.alloc(0),
  stream: nothing(),
};

const inHeader = {
  ...base,
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': empty,
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
  },
};

const inQuery = {
  ...base,
  headers: { host: 'examplebucket.s3.amazonaws.com' },
  query: new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': scope,
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  }),
};

const signs = (request: Parameters<typeof signatureOf>[0], key = secret) => {
  const signed = signatureOf(request);
  return signed !== undefined && isSigned(request, signed, key);
};

describe.each([
  ['in the header', inHeader],
  ['in the address', inQuery],
])('a signature %s', (_, request) => {
  test('is that of whoever has the secret', () => {
    expect(signs(request)).toBe(true);
    expect(signs(request, `${secret}x`)).toBe(false);
  });

  test.each([
    ['method', { ...request, method: 'PUT' }],
    ['path', { ...request, path: '/test.txt2' }],
    ['header', { ...request, headers: { ...request.headers, host: 'elsewhere' } }],
    ['parameter', { ...request, query: new URLSearchParams([...request.query, ['versionId', '1']]) }],
  ])('does not fit another %s', (_name, changed) => {
    expect(signs(changed)).toBe(false);
  });
});

describe('a presigned address', () => {
  const from = Date.parse('2013-05-24T00:00:00Z');
  const outcome = (now: number, expires = '86400') => {
    const query = new URLSearchParams(inQuery.query);
    query.set('X-Amz-Expires', expires);
    const signed = signatureOf(inQuery);
    try {
      if (signed) checkLifeOf(query, signed, now);
      return 'lives';
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };

  test.each([
    [from, '86400', 'lives'],
    [from + 86_400_000, '86400', 'lives'],
    [from + 86_400_001, '86400', 'Request has expired'],
    [from - 900_000, '86400', 'lives'],
    [from - 900_001, '86400', 'Request is not yet valid'],
    [from, '0', 'X-Amz-Expires must be between 1 and 604800 seconds'],
    [from, '604801', 'X-Amz-Expires must be between 1 and 604800 seconds'],
    [from, '1.5', 'X-Amz-Expires must be between 1 and 604800 seconds'],
  ])('at %i, for %s seconds: %s', (now, expires, expected) => {
    expect(outcome(now, expires)).toBe(expected);
  });
});
