import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nik } from './nik.ts';

const reads = (text: unknown): boolean => nik.safeParse(text).success;
const two = (number: number): string => String(number).padStart(2, '0');

/** Every birth date of two centuries, as a NIK writes it. */
const birth = fc
  .record({
    date: fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    woman: fc.boolean(),
  })
  .map(({ date, woman }) => ({
    day: date.getUTCDate() + (woman ? 40 : 0),
    month: date.getUTCMonth() + 1,
    year: date.getUTCFullYear() % 100,
  }));
const written = fc
  .tuple(
    fc.integer({ min: 11, max: 99 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 99 }),
    birth,
  )
  .map(([province, city, district, { day, month, year }]) =>
    [province, city, district, day, month, year].map(two).join(''),
  );

describe('a NIK', () => {
  test('is read for every man and woman born on a day of the calendar', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 9999 }), (front, serial) =>
        reads(front + String(serial).padStart(4, '0')),
      ),
    );
  });

  test.each([
    ['a man', '1274011505900001'],
    ['a woman (day + 40)', '1274015505900001'],
    ['a woman born on the 31st', '1274017112900001'],
    ['29 February of a leap year', '1274012902920001'],
    ['29 February 2000', '1274012902000001'],
    ['spaces between the digits', '1274 0115 0590 0001'],
    ['dots and hyphens between the digits', '12.74.01-150590-0001'],
  ])('is read: %s', (_, text) => {
    expect(nik.parse(text)).toBe(text.replace(/\D/g, ''));
  });

  test.each([
    ['day 0', '1274010005900001'],
    ['day 32', '1274013205900001'],
    ['day 40, a woman born on day 0', '1274014005900001'],
    ['day 72, a woman born on day 32', '1274017205900001'],
    ['31 April', '1274013104900001'],
    ['30 February', '1274013002920001'],
    ['30 February of a woman', '1274017002920001'],
    ['29 February of 1901 and 2001', '1274012902010001'],
    ['month 0', '1274011500900001'],
    ['month 13', '1274011513900001'],
    ['serial 0000', '1274011505900000'],
    ['province 10', '1074011505900001'],
    ['city 00', '1200011505900001'],
    ['district 00', '1274001505900001'],
    ['15 digits', '127401150590001'],
    ['17 digits', '12740115059000011'],
    ['letters', '12740115059O0001'],
    ['other digits of Unicode', '１２７４０１１５０５９００００１'],
    ['a NUL byte at the end', '1274011505900001\u0000'],
    ['nothing', ''],
    ['many spaces', ' '.repeat(10_000)],
  ])('is refused with bad-nik: %s', (_, text) => {
    const read = nik.safeParse(text);

    expect(read.error?.issues.map(({ message }) => message)).toEqual(['bad-nik']);
  });

  test('is refused, never a fault, whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const read = nik.safeParse(anything);
        return read.success || read.error.issues.every(({ message }) => message === 'bad-nik');
      }),
    );
  });
});
