import * as z from 'zod/mini';

// What the contracts of services have in common. Instants are epoch milliseconds; dates and times of day are the office's local time.

/** Answers that nobody but who asked may keep. */
export const json = { type: 'application/json', cacheSeconds: 0 } as const;

export const instant = z.int().check(z.describe('Epoch milliseconds'));
export const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
export const date = z
  .string({ error: 'bad-date' })
  .check(
    z.regex(/^2\d{3}-\d{2}-\d{2}$/, 'bad-date'),
    z.refine(isDate, 'bad-date'),
    z.describe('Local date, YYYY-MM-DD'),
  )
  .brand<'LocalDate'>();
export const text = z.object({ id: z.string(), en: z.string() });
export const language = z.enum(['id', 'en']);

/** The `office` of a path; an unknown one is answered as not found. */
export const officePath = z.object({ office: z.string() });

export const idempotencyKey = z.object({
  'idempotency-key': z
    .string({ error: 'bad-key' })
    .check(
      z.regex(/^(?=.{32}|.*[G-Zg-z_])[A-Za-z0-9_-]{22,128}$/, 'bad-key'),
      z.describe(
        'At least 128 random bits: a UUID, 32 hex digits or 22 base64url characters. Repeat it to repeat the request',
      ),
    ),
});
