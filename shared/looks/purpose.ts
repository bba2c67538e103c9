import * as z from 'zod/mini';

/** Whether words hold what may be a NIK or a phone number, however it is spaced. */
export const namesNumber = (said: string): boolean => /\d{6}/.test(said.replace(/[\s.-]/g, ''));

/** Why staff look at data of a person, in words that name nobody: they are kept longer than the data. */
export const purpose = z.string({ error: 'bad-purpose' }).check(
  z.minLength(10, 'bad-purpose'),
  z.maxLength(300, 'bad-purpose'),
  z.refine((said) => !namesNumber(said), 'bad-purpose'),
);

/** The same for who carries out the rights of a person. */
export const rightsPurpose = purpose.check(
  z.describe('Why, such as the number of the letter; no NIK, phone number or name: it is kept in the audit'),
);
