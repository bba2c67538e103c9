import * as z from 'zod/mini';

/** An e-mail address, domain in lower case, at most 254 characters. Refused with `bad-email`. */
export const email = z
  .pipe(
    z.string({ error: 'bad-email' }).check(z.maxLength(254, 'bad-email')),
    z.pipe(
      z.transform((text: string) => text.trim().replace(/@[^@]*$/, (domain) => domain.toLowerCase())),
      z.email('bad-email'),
    ),
  )
  .brand<'Email'>();

export type Email = z.output<typeof email>;
