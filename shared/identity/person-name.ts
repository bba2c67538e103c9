import * as z from 'zod/mini';
import { singleSpaced } from './single-spaced.ts';

/** Letters of any script, marks, apostrophes, hyphens, dots, commas (titles), slashes (bin/binti): `H. Ma’ruf, S.H.` */
const nameForm = /^[\p{L}\p{M}][\p{L}\p{M}\p{Zs}.,'’‘`()/-]*$/u;

/** A person's name in NFC with single spaces, 2–100 characters and at least two letters. Refused with `bad-name`. */
export const personName = z
  .pipe(
    z
      .string({ error: 'bad-name' })
      .check(z.maxLength(400, 'bad-name'), z.describe('Name as on the identity card, 2–100 characters')),
    z.pipe(
      z.transform(singleSpaced),
      z.string().check(
        z.minLength(2, 'bad-name'),
        z.maxLength(100, 'bad-name'),
        z.refine((name) => nameForm.test(name) && (name.match(/\p{L}/gu) ?? []).length >= 2, 'bad-name'),
      ),
    ),
  )
  .brand<'PersonName'>();
