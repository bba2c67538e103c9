import { expect, test } from 'vitest';
import { internalServerError, responseOf } from './lambda-response.ts';

test.each<[string, unknown, object]>([
  [
    'an object without statusCode is the body',
    { a: 1 },
    { status: 200, body: '{"a":1}', headers: { 'content-type': 'application/json' } },
  ],
  [
    'text without statusCode is the body',
    'hello',
    { status: 200, body: 'hello', headers: { 'content-type': 'application/json' } },
  ],
  ['nothing is null', null, { status: 200, body: 'null' }],
  ['a status alone', { statusCode: 204 }, { status: 204, body: '' }],
  ['a status as text', { statusCode: '201', body: 'x' }, { status: 201, body: 'x' }],
  [
    'a body without a type is plain text',
    { statusCode: 200, body: 'x' },
    { headers: { 'content-type': 'text/plain;charset=UTF-8' } },
  ],
  [
    'names of headers come in lower case',
    { statusCode: 200, headers: { 'Content-Type': 'a/b', ETag: 'x' } },
    { headers: { 'content-type': 'a/b', etag: 'x' } },
  ],
  [
    'cookies become Set-Cookie headers',
    { statusCode: 200, cookies: ['a=1', 'b=2; Path=/'] },
    { headers: { 'set-cookie': ['a=1', 'b=2; Path=/'] } },
  ],
  [
    'an encoded body is decoded',
    { statusCode: 200, body: '/w==', isBase64Encoded: true },
    { body: Buffer.from([255]) },
  ],
])('%s', (_, result, expected) => {
  expect(responseOf(result)).toMatchObject(expected);
});

test.each<[string, unknown]>([
  ['a status that is none', { statusCode: 'fine' }],
  ['a status beyond HTTP', { statusCode: 1000 }],
  ['a body that is an object', { statusCode: 200, body: { a: 1 } }],
  ['headers that are a list', { statusCode: 200, headers: [] }],
])('answers 500 to %s', (_, result) => {
  expect(responseOf(result)).toBe(internalServerError);
});
