import * as z from 'zod/mini';
import { numberFormat } from './letter-numbers.ts';

const line = z.string().check(z.minLength(1), z.maxLength(120));

/** How an office writes its letters: the region file's value, until officials change it. */
export const letterOffice = z.strictObject({
  /** Stands in its numbers: `KMB`. No two offices of a region have the same. */
  code: z.string().check(z.regex(/^[A-Z][A-Z0-9.-]{0,15}$/)),
  numberFormat,
  /** Where letters of a year were numbered by hand before: the number that follows them. */
  firstNumbers: z.array(
    z.strictObject({
      classification: z.string(),
      year: z.int().check(z.gte(2020), z.lte(2199)),
      next: z.int().check(z.gte(1), z.lte(99_999)),
    }),
  ),
  /** How much of the holder's name the QR tells who scans it: all, the beginning of each part, or first letters. */
  holderShown: z.enum(['whole', 'partly', 'initials']),
  /** Lines above the rule, the largest last: `PEMERINTAH KOTA MEDAN`, `KECAMATAN MEDAN BELAWAN`. */
  letterhead: z.array(line).check(z.minLength(1), z.maxLength(4)),
  /** Below them, in small letters: street, postcode, telephone. */
  address: line,
  name: line,
  subdistrict: line,
  city: line,
  /** Before the date: `Medan Belawan`. */
  place: line,
  signer: z.strictObject({
    /** `Camat Medan Belawan`. */
    position: line,
    /** For whom, when not in their own right: printed after `a.n.` */
    onBehalfOf: z.optional(line),
    name: line,
    /** `Pembina, IV/a`. */
    rank: z.optional(line),
    nip: z.optional(z.string().check(z.regex(/^\d{18}$/))),
  }),
  /** Printed at the foot: that the letter is free, and where extortion is reported. */
  notice: line,
});

export type LetterOffice = z.infer<typeof letterOffice>;

/** The number that the first letter of a register gets. */
export const firstNumberOf = (
  { firstNumbers }: Pick<LetterOffice, 'firstNumbers'>,
  register: { readonly classification: string; readonly year: number },
): number =>
  firstNumbers.find(
    ({ classification, year }) => classification === register.classification && year === register.year,
  )?.next ?? 1;
