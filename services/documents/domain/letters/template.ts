import * as z from 'zod/mini';
import { formField, fieldKey as key, fieldText as text } from '../forms/field.ts';

const line = z.string().check(z.minLength(1), z.maxLength(1_200));

/** Something printed; with `when` only if that optional field was filled in. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: line, when: z.optional(key) }),
  /** Lines of label and text, the colons under each other. */
  z.strictObject({
    kind: z.literal('facts'),
    rows: z
      .array(z.strictObject({ label: z.string(), text: line, when: z.optional(key) }))
      .check(z.minLength(1)),
    when: z.optional(key),
  }),
]);

/** What a letter can say of itself and its office beside its fields; the tokens of every template. */
const officeTokens = ['kantor', 'kecamatan', 'kota', 'jabatan', 'tanggal', 'berlaku'] as const;

export type OfficeToken = (typeof officeTokens)[number];

const placeholder = /\{([^{}]*)\}/g;

/** Names of the placeholders of a text. */
const placeholdersOf = (written: string): string[] =>
  [...written.matchAll(placeholder)].map(([, name = '']) => name);

/** Each placeholder replaced by what the function says of it. */
export const fillIn = (written: string, say: (name: string) => string): string =>
  written.replace(placeholder, (_, name: string) => say(name));

/** One kind of letter: what is asked for and what is printed. Plain text; `{key}` is a field or a token of the office. */
export const letterTemplate = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/)),
    /** Raised by every change of what is printed: a letter is printed again as it was. */
    version: z.int().check(z.gte(1)),
    /** Code of `shared/catalogue`. */
    catalogue: z.string(),
    name: text,
    /** Classification of its subject in the archive, `470`; letters of one share a register. */
    classification: z.string().check(z.regex(/^\d{1,4}(\.\d{1,4}){0,4}$/)),
    /** Days that it holds from the day of issue on; absent: no end. */
    validDays: z.optional(z.int().check(z.gte(1), z.lte(3_650))),
    fields: z.array(formField).check(z.minLength(1)),
    /** Key of the field that names whom it is about. */
    holder: key,
    /** In capitals above the number. */
    title: z.string().check(z.minLength(1), z.maxLength(80)),
    blocks: z.array(block).check(z.minLength(1)),
    /** What the office must confirm before it relies on the template; in Bahasa Indonesia, for officers. */
    toConfirm: z.array(z.string()),
  })
  .check(
    z.refine(({ fields }) => new Set(fields.map((one) => one.key)).size === fields.length, {
      error: 'Two fields have the same key.',
      path: ['fields'],
    }),
    z.refine(({ fields }) => !fields.some((one) => officeTokens.some((token) => token === one.key)), {
      error: 'A field has the key of a token of the office.',
      path: ['fields'],
    }),
    z.refine(
      ({ fields }) => fields.every(({ kind, choices = [] }) => (kind === 'choice') === choices.length > 0),
      { error: 'Choices belong to a field of kind choice, and to no other.', path: ['fields'] },
    ),
    z.refine(
      ({ fields, holder }) =>
        fields.some((one) => one.key === holder && one.kind === 'name' && !one.optional),
      { error: 'The holder must be a field of kind name that is always filled in.', path: ['holder'] },
    ),
    z.refine(
      ({ fields, blocks }) =>
        printedParts(blocks).every(({ text: written, when }) =>
          placeholdersOf(written).every(
            (name) =>
              officeTokens.some((token) => token === name) ||
              fields.some((one) => one.key === name && (!one.optional || when.includes(name))),
          ),
        ),
      {
        error: 'A placeholder is neither a field nor a token, or names an optional field outside its `when`.',
        path: ['blocks'],
      },
    ),
    z.refine(
      ({ fields, blocks }) =>
        printedParts(blocks).every(({ when }) =>
          when.every((name) => fields.some((one) => one.key === name && one.optional)),
        ),
      { error: 'A `when` is no optional field.', path: ['blocks'] },
    ),
    z.refine(
      ({ validDays, blocks }) =>
        validDays !== undefined ||
        !printedParts(blocks).some(({ text: written }) => placeholdersOf(written).includes('berlaku')),
      { error: 'A letter without an end cannot print until when it holds.', path: ['validDays'] },
    ),
  );

/** Every printed text, with the optional fields on which it depends. */
function printedParts(blocks: readonly z.infer<typeof block>[]): { text: string; when: string[] }[] {
  const named = (...keys: readonly (string | undefined)[]) => keys.filter((one) => one !== undefined);
  return blocks.flatMap((one) =>
    one.kind === 'paragraph'
      ? [{ text: one.text, when: named(one.when) }]
      : one.rows.map((row) => ({ text: row.text, when: named(one.when, row.when) })),
  );
}

export type LetterTemplate = z.infer<typeof letterTemplate>;
