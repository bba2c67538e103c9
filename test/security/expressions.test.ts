import { join } from 'node:path';
import { checkSync } from 'recheck';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { expressionsOf } from './expressions.ts';

// A regular expression that backtracks without end lets one request hold a function for as long as it may run.

const expressions = expressionsOf(join(import.meta.dirname, '../..'));

/** Whether the time of a match can grow faster than its text, whatever the text. */
const verdict = (pattern: string, flags: string): string =>
  checkSync(pattern, flags, { timeout: 20_000 }).status;

test('the expressions of the product were read', () => {
  expect(expressions.length).toBeGreaterThan(60);
  expect(expressions.map(({ file }) => file)).toContain('shared/identity/phone.ts');
});

test('no expression can be made to backtrack without end', () => {
  const unique = new Map(expressions.map((found) => [`/${found.pattern}/${found.flags}`, found]));

  const unsafe = [...unique].flatMap(([text, { file, pattern, flags }]) =>
    verdict(pattern, flags) === 'safe' ? [] : [`${file} ${text}`],
  );

  expect(unsafe).toEqual([]);
});

test('nor that of mail addresses, which comes with zod', () => {
  const { source, flags } = z.regexes.email;

  expect(verdict(source, flags)).toBe('safe');
});

test('the judge knows a bad one when it sees one', () => {
  expect([verdict('^(a+)+$', ''), verdict('^(\\s*x?)*$', '')]).toEqual(['vulnerable', 'vulnerable']);
});
