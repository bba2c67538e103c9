import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { numberFormat, printedNumber, registerYear } from './letter-numbers.ts';

const parts = { sequence: 123, classification: '470', office: 'KMB', issued: localDate.parse('2026-11-27') };

test.each([
  ['{classification}/{sequence}/{office}/{month}/{year}', '470/123/KMB/XI/2026'],
  ['{classification}/{sequence:5}/{office}/{month}/{year}', '470/00123/KMB/XI/2026'],
  ['{classification}/{sequence:2}-{office}/{year}', '470/123-KMB/2026'],
  ['No.{sequence:4}/SK/{office}.{classification}/{year}', 'No.0123/SK/KMB.470/2026'],
])('%s prints %s', (format, printed) => {
  expect(printedNumber(numberFormat.parse(format), parts)).toBe(printed);
});

test('months are Roman numerals', () => {
  const months = Array.from({ length: 12 }, (_, at) =>
    printedNumber('{month}', {
      ...parts,
      issued: localDate.parse(`2026-${String(at + 1).padStart(2, '0')}-01`),
    }),
  );

  expect(months.join(' ')).toBe('I II III IV V VI VII VIII IX X XI XII');
});

test.each([
  ['without a sequence', '{classification}/{office}/{year}'],
  ['without the year, in which the sequence begins anew', '{classification}/{sequence}/{office}/{month}'],
  ['without the classification, of which each has a sequence', '{sequence}/{office}/{year}'],
  ['without the office', '{classification}/{sequence}/{year}'],
  ['with an unknown token', '{classification}/{sequence}/{office}/{year}/{day}'],
  ['with digits for a token that has none', '{classification}/{sequence}/{office:4}/{year}'],
  ['with an open brace', '{classification}/{sequence}/{office}/{year}/{'],
  ['with a space', '{classification} / {sequence}/{office}/{year}'],
  ['with tokens that run into each other', '{classification}{sequence}/{office}/{year}'],
  ['with a digit before the sequence', '{classification}/1{sequence}/{office}/{year}'],
])('a format %s is refused', (_, format) => {
  expect(numberFormat.safeParse(format).success).toBe(false);
});

test('a register is that of the year of the date', () => {
  expect(registerYear(localDate.parse('2026-12-31'))).toBe(2026);
  expect(registerYear(localDate.parse('2027-01-01'))).toBe(2027);
});
