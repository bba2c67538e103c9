import fc from 'fast-check';
import type { RawRequest, Route } from '#shared/http/route.ts';
import { arbitraryOf, type Vocabulary } from './arbitrary.ts';
import { type Spoil, spoil, spoiling } from './spoil.ts';
import { ordinary, ours, type Writing, writing } from './writing.ts';

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: string;
  /** Path and query, percent-encoded as far as the case wants. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request before it is written: as its route's schema wants it, then spoiled. */
export interface Parts {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** One case: what is sent, and a number by which a value of an earlier answer is chosen. */
export interface Case {
  readonly route: Route;
  readonly parts: Parts;
  readonly pick: number;
  readonly spoils: readonly Spoil[];
  readonly writing: Writing;
}

const fields: readonly (keyof RawRequest)[] = ['path', 'query', 'headers', 'body'];

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Requests of a route that its schema takes. */
const partsOf = (route: Route, words: Vocabulary): fc.Arbitrary<Parts> =>
  fc
    .record(
      Object.fromEntries(
        fields.flatMap((field) => {
          const schema = route.request.def.shape[field];
          return schema ? [[field, arbitraryOf(schema, words, field)]] : [];
        }),
      ),
    )
    .map((value) => ({
      path: record(value['path']),
      query: record(value['query']),
      headers: record(value['headers']),
      body: value['body'],
    }));

/** Cases of any of the routes: as its schema wants it, nearly so, or rubbish. */
export const cases = (
  routes: readonly Route[],
  vocabularyOf: (route: Route) => Vocabulary,
): fc.Arbitrary<Case> =>
  fc.constantFrom(...routes).chain((route) =>
    fc.record({
      route: fc.constant(route),
      parts: partsOf(route, vocabularyOf(route)),
      pick: fc.nat(),
      spoils: fc.oneof(fc.constant([]), fc.array(spoiling, { minLength: 1, maxLength: 3 })),
      writing: fc.oneof({ weight: 3, arbitrary: fc.constant(ordinary) }, { weight: 1, arbitrary: writing }),
    }),
  );

/** Writes a case down, after `fill` has put in what only the run knows, such as the key of a booking. */
export function write(
  { route, parts, pick, spoils, writing }: Case,
  fill: (parts: Parts, pick: number, route: Route) => Parts,
): Wire {
  const filled = spoils.reduce<Parts>(spoil, fill(parts, pick, route));
  const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(filled.path[name]));
  const query = [
    ...Object.entries(filled.query).flatMap(([name, value]) =>
      value === undefined ? [] : `${encode(name)}=${encode(value)}`,
    ),
    ...(writing.query ? [writing.query] : []),
  ].join('&');
  const body =
    writing.body ?? (filled.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(filled.body)));
  const named = Object.entries(filled.headers).flatMap(([name, value]) =>
    value === undefined || ours.has(name) ? [] : [[name, headerOf(value)]],
  );
  return {
    method: route.method,
    target: encodeURI(query === '' ? target : `${target}?${query}`).replaceAll('%25', '%'),
    headers: {
      ...writing.headers,
      ...(body.length > 0 && writing.contentType !== '' && { 'content-type': writing.contentType }),
      ...Object.fromEntries(named),
    },
    body,
  };
}

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')).toWellFormed();
const encode = (value: unknown) => encodeURIComponent(textOf(value)).slice(0, 4_000);
// What else HTTP can carry in a header no server hands on.
const headerOf = (value: unknown) =>
  textOf(value)
    .replace(/[^\x20-\x7e\x80-\xff]/g, '')
    .trim()
    .slice(0, 2_000);
