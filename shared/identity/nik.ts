import * as z from 'zod/mini';

const daysIn = (month: number, year: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Form of a NIK: six digits of a region (provinces 11–99), the birth date as DDMMYY (women: day + 40), a serial from 0001.
 * The two-digit year does not tell the century, so 29 February passes when either century had it. Proves nobody's identity.
 */
const hasNikForm = (digits: string): boolean => {
  if (!/^[1-9]\d{15}$/.test(digits)) return false;
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  if (part(0, 2) < 11 || part(2, 4) === 0 || part(4, 6) === 0 || part(12, 16) === 0) return false;
  const [day, month, year] = [part(6, 8) % 40, part(8, 10), part(10, 12)];
  if (part(6, 8) > 71 || day < 1 || month < 1 || month > 12) return false;
  return day <= Math.max(daysIn(month, 1900 + year), daysIn(month, 2000 + year));
};

/** A NIK of correct form, 16 digits; spaces and dots between them are dropped. Refused with `bad-nik`. */
export const nik = z
  .pipe(
    z
      .string({ error: 'bad-nik' })
      .check(z.maxLength(40, 'bad-nik'), z.describe('NIK, 16 digits; form is checked only')),
    z.pipe(
      z.transform((text: string) => text.replace(/[\s.-]/g, '')),
      z.string().check(z.refine(hasNikForm, 'bad-nik')),
    ),
  )
  .brand<'Nik'>();

export type Nik = z.output<typeof nik>;
