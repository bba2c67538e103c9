import * as z from 'zod/mini';

/** In both languages. */
export const fieldText = z.object({
  id: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});

/** Key of a field; within a service no paper has the same. */
export const fieldKey = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,30}$/));

/** A line of a form. */
export const formField = z.strictObject({
  key: fieldKey,
  label: fieldText,
  help: z.optional(fieldText),
  /**
   * `name` and `nik` as shared/identity has them; `date` a local date, printed as 17 Agustus 1990; `choice` one of `choices`; `text` a
   * line of at most 200 characters.
   */
  kind: z.enum(['text', 'name', 'nik', 'date', 'choice']),
  optional: z.optional(z.literal(true)),
  choices: z.optional(z.array(z.strictObject({ value: fieldKey, text: fieldText }))),
});

export type FormField = z.infer<typeof formField>;
