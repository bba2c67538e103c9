import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phone } from './phone.ts';

const subscriber = fc.stringMatching(/^8[1-9]\d{7,10}$/);

describe('a phone number', () => {
  test('is the same however an Indonesian writes it', () => {
    fc.assert(
      fc.property(subscriber, (digits) => {
        const ways = [
          `0${digits}`,
          `62${digits}`,
          `+62${digits}`,
          `+62 0${digits}`,
          `0062${digits}`,
          `0${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
          ` (0${digits.slice(0, 3)}) ${digits.slice(3)} `,
        ];
        return ways.every((way) => phone.parse(way) === `+62${digits}`);
      }),
    );
  });

  test('read once more stays what it is', () => {
    fc.assert(fc.property(subscriber, (digits) => phone.parse(phone.parse(`0${digits}`)) === `+62${digits}`));
  });

  test.each([
    ['Singapore', '+65 9123 4567', '+6591234567'],
    ['Malaysia', '+60 12-345 6789', '+60123456789'],
    ['Malaysia after 00', '0060123456789', '+60123456789'],
    ['China, 11 digits', '+8613812345678', '+8613812345678'],
    ['a landline of Tanjungbalai', '0623 92001', '+6262392001'],
    ['a landline of Jakarta', '(021) 1234567', '+62211234567'],
  ])('is read: %s', (_, text, e164) => {
    expect(phone.parse(text)).toBe(e164);
  });

  test.each([
    ['too short', '08123456'],
    ['too long', '0812345678901234'],
    ['sixteen digits abroad', '+1234567890123456'],
    ['an emergency number', '112'],
    ['letters', '0812ABC4567'],
    ['two plus signs', '++628123456789'],
    ['a country code of 0', '+0123456789'],
    ['no country and no 0', '8123456789'],
    ['nothing', ''],
    ['markup', '<b>081234567890</b>'],
  ])('is refused with bad-phone: %s', (_, text) => {
    const read = phone.safeParse(text);

    expect(read.error?.issues.map(({ message }) => message)).toEqual(['bad-phone']);
  });

  test('is refused, never a fault, whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const read = phone.safeParse(anything);
        return read.success || read.error.issues.every(({ message }) => message === 'bad-phone');
      }),
    );
  });
});
