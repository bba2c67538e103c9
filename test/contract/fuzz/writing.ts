import fc from 'fast-check';

/** Headers of the connection, which every client writes itself. */
export const ours: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'keep-alive',
  'proxy-connection',
]);

const types = [
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonx',
  '',
];

/** How a request is written down; mostly as everybody does. */
export const writing = fc.record({
  contentType: usually('application/json', fc.constantFrom(...types)),
  /** Instead of the JSON of the body. */
  body: usually(
    undefined,
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
      fc
        .constantFrom(
          '{"',
          '[]',
          'null',
          '1e999',
          '"\\ud800"',
          '{"__proto__":{"nik":1}}',
          '\ufeff{}',
          '{"a":1}{"a":2}',
          '{"a":1,"a":2}',
          `${'['.repeat(8_000)}${']'.repeat(8_000)}`,
          `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
          JSON.stringify('x'.repeat(16 * 1024 - 2)),
          JSON.stringify('x'.repeat(16 * 1024 - 1)),
          'x'.repeat(200_000),
        )
        .map((text) => Buffer.from(text)),
    ),
  ),
  headers: usually(
    {},
    fc.oneof(
      fc.dictionary(
        fc.stringMatching(/^[a-z][a-z-]{0,20}$/).filter((name) => !ours.has(name)),
        fc.stringMatching(/^[!-~]{0,60}$/),
        { maxKeys: 60 },
      ),
      fc.constantFrom<Record<string, string>>(
        { 'x-forwarded-for': '1, 2, ::, ,%' },
        { cookie: 'a=b; c; =;' },
        { authorization: 'Bearer e30.e30.' },
        { authorization: 'Basic Og==' },
        { accept: 'text/xml' },
        { 'content-encoding': 'gzip' },
        { 'x-http-method-override': 'DELETE' },
      ),
    ),
  ),
  /** Added to the query as it is. */
  query: usually(
    '',
    fc.oneof(
      fc.constantFrom(
        '&&',
        'service=a&service=b',
        'date=2026-01-01&date=',
        '%',
        '%zz=1',
        '%00=%00',
        '__proto__=1',
        'constructor',
        '=',
        'a[]=1&a[b]=2',
        'é=☃',
        '%F0%9F%8F%9B=%C3',
      ),
      fc.webQueryParameters(),
    ),
  ),
});

export type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

function usually<Value>(value: Value, otherwise: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise });
}

export const ordinary: Writing = { contentType: 'application/json', body: undefined, headers: {}, query: '' };
