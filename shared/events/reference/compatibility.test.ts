import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import { allEvents } from './all-events.ts';
import { asyncApi } from './async-api.ts';
import { incompatibilities } from './compatibility.ts';
import { markdown } from './markdown.ts';
import { schemaOf } from './schema.ts';

const reference = join(import.meta.dirname, '../../../docs/reference');
const released = (file: string) => JSON.parse(readFileSync(join(reference, file), 'utf8'));

describe.each(allEvents.map((event) => [event.detailType, event] as const))('%s', (type, event) => {
  test('has not changed incompatibly since it was written down', () => {
    expect(incompatibilities(released(`events/${type}.json`), schemaOf(event))).toEqual([]);
  });

  test('forbids no fields, so that its readers may meet new ones', () => {
    expect(JSON.stringify(schemaOf(event))).not.toContain('"additionalProperties":false');
  });

  test('stands in the reference as it is (npm run reference)', () => {
    expect(released(`events/${type}.json`)).toEqual(schemaOf(event));
  });
});

test('no version of an event is ever taken out of the reference', () => {
  const files = readdirSync(join(reference, 'events'));

  expect(files.toSorted()).toEqual(allEvents.map(({ detailType }) => `${detailType}.json`).toSorted());
});

test('the page for people is the one that is generated (npm run reference)', () => {
  expect(readFileSync(join(reference, 'events.md'), 'utf8')).toBe(markdown(allEvents));
});

test('the AsyncAPI document is the one that is generated (npm run reference)', () => {
  expect(released('asyncapi.json')).toEqual(asyncApi(allEvents));
});

describe('within a version', () => {
  const of = (data: z.ZodMiniType) => schemaOf(defineEvent('balai.queue', 'SlotBooked.v1', 'A test.', data));
  const before = of(z.object({ number: z.int(), kind: z.enum(['a', 'b']), note: z.optional(z.string()) }));

  test.each([
    [
      'a new optional field',
      z.object({
        number: z.int(),
        kind: z.enum(['a', 'b']),
        note: z.optional(z.string()),
        more: z.optional(z.int()),
      }),
      [],
    ],
    [
      'a new required field',
      z.object({ number: z.int(), kind: z.enum(['a', 'b']), note: z.optional(z.string()), more: z.int() }),
      ['data.more is required now'],
    ],
    [
      'another order of fields',
      z.object({ kind: z.enum(['a', 'b']), note: z.optional(z.string()), number: z.int() }),
      [],
    ],
    [
      'another description',
      z.object({
        number: z.int().check(z.describe('Of the ticket')),
        kind: z.enum(['a', 'b']),
        note: z.optional(z.string()),
      }),
      [],
    ],
    ['a field taken away', z.object({ number: z.int(), kind: z.enum(['a', 'b']) }), ['data.note is gone']],
    [
      'another type',
      z.object({ number: z.string(), kind: z.enum(['a', 'b']), note: z.optional(z.string()) }),
      ['data.number: type changed'],
    ],
    [
      'a new value of a list',
      z.object({ number: z.int(), kind: z.enum(['a', 'b', 'c']), note: z.optional(z.string()) }),
      ['data.kind: enum changed'],
    ],
    [
      'a required field made optional',
      z.object({ number: z.optional(z.int()), kind: z.enum(['a', 'b']), note: z.optional(z.string()) }),
      ['data.number is optional now'],
    ],
    [
      'an optional field made required',
      z.object({ number: z.int(), kind: z.enum(['a', 'b']), note: z.string() }),
      ['data.note is required now'],
    ],
  ])('%s is judged rightly', (_, data, verdict) => {
    const found = incompatibilities(before, of(data)).join('; ');

    if (verdict.length === 0) expect(found).toBe('');
    for (const line of verdict) expect(found).toContain(line);
  });
});

describe('a change that no field list shows is noticed', () => {
  const of = (data: z.ZodMiniType) =>
    schemaOf(defineEvent('balai.queue', 'SlotBooked.v1', 'A test.', z.object({ place: data })));
  const text = (...pattern: string[]) => z.string().check(...pattern.map((one) => z.regex(new RegExp(one))));

  test.each<[string, z.ZodMiniType, z.ZodMiniType]>([
    ['a list that lost a value', z.enum(['a', 'b']), z.enum(['a'])],
    ['another pattern', text('^a'), text('^ab')],
    ['a pattern that is gone', text('^a'), text()],
    ['a pattern where there was none', text(), text('^a')],
    ['a union that lost a branch', z.union([z.string(), z.int()]), z.string()],
    [
      'a union that gained a branch',
      z.union([z.string(), z.int()]),
      z.union([z.string(), z.int(), z.boolean()]),
    ],
    ['another format', z.iso.date(), z.iso.datetime()],
    ['a higher minimum', z.int(), z.int().check(z.gte(1))],
    ['null where there was none', z.string(), z.nullable(z.string())],
    ['other items of a list', z.array(z.string()), z.array(z.int())],
    [
      'a field of a list’s items that is gone',
      z.array(z.object({ a: z.int() })),
      z.array(z.object({ b: z.int() })),
    ],
    [
      'a required field deep inside',
      z.object({ a: z.object({}) }),
      z.object({ a: z.object({ b: z.int() }) }),
    ],
  ])('%s', (_, before, after) => {
    expect(incompatibilities(of(before), of(after))).not.toEqual([]);
  });
});

test('a schema that became another kind of thing is a change', () => {
  expect(incompatibilities(true, {})).toEqual(['message changed']);
});
