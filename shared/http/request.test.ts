import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import { readRequest } from './request.ts';

const event = (body: string): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: 'PUT /',
  rawPath: '/',
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  requestContext: {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    http: { method: 'PUT', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' },
    requestId: 'r',
    routeKey: 'PUT /',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
  body,
});

test.each([
  ['in a value', String.raw`{"reason":"rapat \ud800 dinas"}`],
  ['in a name', String.raw`{"\udc00":1}`],
  ['deep inside', String.raw`{"value":[{"reason":{"id":"\udfff"}}]}`],
])('half a character %s is refused: no database could keep it', (_, body) => {
  expect(readRequest(event(body))).toEqual({ code: 'bad-request' });
});

test('a whole one of two halves is taken', () => {
  expect(readRequest(event(String.raw`{"reason":"\ud83d\ude00"}`))).toMatchObject({ body: { reason: '😀' } });
});
