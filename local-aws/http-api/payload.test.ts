import { expect, test } from 'vitest';
import type { WebRequest } from '../http/web.ts';
import { type EventFacts, payloadV2 } from './payload.ts';

const request: WebRequest = {
  method: 'POST',
  path: '/offices/a%20b',
  query: 'x=1&x=2&y=%20z&e=',
  headers: {
    host: 'id.execute-api.ap-southeast-3.amazonaws.com',
    'content-type': 'application/json; charset=utf-8',
    cookie: 'a=1; b=2',
    'user-agent': 'test',
    'x-many': 'one, two',
  },
  body: Buffer.from('{"name":"Siti é"}'),
  remoteAddress: '127.0.0.1',
};

const facts: EventFacts = {
  routeKey: 'POST /offices/{office}',
  pathParameters: { office: 'a b' },
  apiId: 'id',
  accountId: '000000000000',
  domainName: 'id.execute-api.ap-southeast-3.amazonaws.com',
  stage: '$default',
  stageVariables: undefined,
  requestId: 'r1',
  time: Date.UTC(2026, 0, 5, 1, 2, 3, 456),
  decodedPath: '/offices/a b',
  authorizer: undefined,
};

test('is the event of payload format 2.0', () => {
  expect(payloadV2(request, facts)).toEqual({
    version: '2.0',
    routeKey: 'POST /offices/{office}',
    // API Gateway decodes it, "raw" notwithstanding; the query stays as sent.
    rawPath: '/offices/a b',
    rawQueryString: 'x=1&x=2&y=%20z&e=',
    cookies: ['a=1', 'b=2'],
    headers: {
      host: 'id.execute-api.ap-southeast-3.amazonaws.com',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'test',
      'x-many': 'one, two',
    },
    queryStringParameters: { x: '1,2', y: ' z', e: '' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'id',
      domainName: 'id.execute-api.ap-southeast-3.amazonaws.com',
      domainPrefix: 'id',
      http: {
        method: 'POST',
        path: '/offices/a b',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'r1',
      routeKey: 'POST /offices/{office}',
      stage: '$default',
      time: '05/Jan/2026:01:02:03 +0000',
      timeEpoch: Date.UTC(2026, 0, 5, 1, 2, 3, 456),
    },
    pathParameters: { office: 'a b' },
    body: '{"name":"Siti é"}',
    isBase64Encoded: false,
  });
});

test('leaves out what a request does not have', () => {
  const bare = { ...request, query: '', headers: { host: 'h' }, body: Buffer.alloc(0) };

  const event = payloadV2(bare, { ...facts, pathParameters: {} });

  for (const part of ['cookies', 'queryStringParameters', 'pathParameters', 'stageVariables', 'body']) {
    expect(event).not.toHaveProperty(part);
  }
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
});

test.each<[string | undefined, boolean]>([
  ['application/json', false],
  ['application/xml', false],
  ['application/javascript', false],
  ['text/plain; charset=utf-8', false],
  ['application/problem+json', true],
  ['application/x-www-form-urlencoded', true],
  ['multipart/form-data; boundary=x', true],
  ['application/octet-stream', true],
  [undefined, true],
])('a body of type %s travels in base64: %s', (type, encoded) => {
  const { 'content-type': _, ...others } = request.headers;
  const headers = type === undefined ? others : { ...others, 'content-type': type };

  const event = payloadV2({ ...request, headers, body: Buffer.from('é') }, facts);

  expect(event).toMatchObject({ isBase64Encoded: encoded, body: encoded ? 'w6k=' : 'é' });
});
