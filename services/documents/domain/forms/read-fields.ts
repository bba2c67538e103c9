import * as z from 'zod/mini';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { singleSpaced } from '#shared/identity/single-spaced.ts';
import { plainLine } from '#shared/settings/plain-text.ts';
import { localDate } from '#shared/time/local.ts';
import type { FormField } from './field.ts';

/** What is wrong with a field. */
export interface FieldIssue {
  readonly field: string;
  readonly code: (typeof issueCodes)[number];
}

const issueCodes = [
  'missing',
  'bad-text',
  'bad-name',
  'bad-nik',
  'bad-date',
  'bad-choice',
  'unprintable',
  'unknown-field',
] as const;

/** Characters that the typeface of letters has: Latin with the marks of every language that uses it, and what stands between them. */
export const printable =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00b4\u00b6-\u017f\u01fa-\u01ff\u0218-\u021b\u1e80-\u1e85\u1ea0-\u1ef9–—‘’‚“”„†•…‰‹›]*$/u;

const line = z.pipe(
  z.string({ error: 'bad-text' }).check(z.maxLength(800, 'bad-text')),
  z.pipe(
    z.transform(singleSpaced),
    z.string().check(z.minLength(1, 'missing'), z.maxLength(200, 'bad-text'), plainLine('bad-text')),
  ),
);

const kinds: Readonly<Record<Exclude<FormField['kind'], 'choice'>, z.ZodMiniType<string, unknown>>> = {
  text: line,
  name: personName,
  nik,
  date: z
    .string({ error: 'bad-date' })
    .check(z.refine((text) => localDate.safeParse(text).success, 'bad-date')),
};

const schemaOf = ({ kind, choices = [] }: FormField): z.ZodMiniType<string, unknown> =>
  kind === 'choice'
    ? z.enum(
        choices.map(({ value }) => value),
        'bad-choice',
      )
    : kinds[kind];

/** Reads the fields of a form; everything that is wrong with them at once, a code a field. */
export function readFields(
  fields: readonly FormField[],
  form: Readonly<Record<string, unknown>>,
): { readonly fields: Readonly<Record<string, string>> } | { readonly issues: readonly FieldIssue[] } {
  const known = new Set(fields.map(({ key }) => key));
  const issues: FieldIssue[] = Object.keys(form)
    .filter((key) => !known.has(key))
    .map((field) => ({ field, code: 'unknown-field' }));
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = Object.hasOwn(form, field.key) ? form[field.key] : undefined;
    if (value === undefined || value === '') {
      if (!field.optional) issues.push({ field: field.key, code: 'missing' });
      continue;
    }
    const read = schemaOf(field).safeParse(value);
    if (!read.success) issues.push({ field: field.key, code: codeOf(read.error.issues[0]?.message) });
    else if (!printable.test(read.data)) issues.push({ field: field.key, code: 'unprintable' });
    else values[field.key] = read.data;
  }
  return issues.length > 0 ? { issues } : { fields: values };
}

const codeOf = (message: string | undefined): FieldIssue['code'] =>
  issueCodes.find((code) => code === message) ?? 'bad-text';
