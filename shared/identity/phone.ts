import * as z from 'zod/mini';

/** `0812…`, `62812…`, `+62 812…`, `+65 …` as E.164; Indonesian landlines count, service numbers do not. */
const toE164 = (text: string): string => {
  const compact = text.trim().replace(/[\s().-]/g, '');
  const international = compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
  if (international.startsWith('+')) return international.replace(/^\+620/, '+62');
  if (international.startsWith('62')) return `+${international}`.replace(/^\+620/, '+62');
  return international.startsWith('0') ? `+62${international.slice(1)}` : international;
};

/**
 * Mobile numbers: +628 and 8–11 digits; landlines: an area code and subscriber number of 8–11 digits. Foreign: up to
 * 15 digits after the plus, the limit of E.164; shorter than 8 is no subscriber anywhere that matters here.
 */
const isE164 = (number: string): boolean =>
  number.startsWith('+62')
    ? /^\+62(8\d{8,11}|[2-79]\d{7,10})$/.test(number)
    : /^\+[1-9]\d{7,14}$/.test(number);

/** A phone number as E.164, Indonesian or foreign, from the way people write it. Refused with `bad-phone`. */
export const phone = z
  .pipe(
    z
      .string({ error: 'bad-phone' })
      .check(
        z.maxLength(40, 'bad-phone'),
        z.describe('Phone number: 08…, 62…, +62… or + and another country'),
      ),
    z.pipe(z.transform(toE164), z.string().check(z.refine(isE164, 'bad-phone'))),
  )
  .brand<'Phone'>();
