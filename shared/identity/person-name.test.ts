import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personName } from './person-name.ts';

describe('a name', () => {
  test.each([
    ['Budi', 'Budi'],
    ['  Siti   Nurhaliza ', 'Siti Nurhaliza'],
    ['H. Ma’ruf Amin, S.H., M.Si.', 'H. Ma’ruf Amin, S.H., M.Si.'],
    ["Nur'aini binti Abdullah", "Nur'aini binti Abdullah"],
    ['Anak Agung Gde-Putra', 'Anak Agung Gde-Putra'],
    ['Jose\u0301', 'José'],
    ['王小明', '王小明'],
    ['محمد بن علي', 'محمد بن علي'],
  ])('is kept as people write it: %j', (text, kept) => {
    expect(personName.parse(text)).toBe(kept);
  });

  test.each([
    ['nothing', ''],
    ['one letter', 'A'],
    ['only punctuation', '....'],
    ['digits', 'Budi 2'],
    ['an emoji', 'Budi 😀'],
    ['markup', '<script>alert(1)</script>'],
    ['a NUL byte', 'Bu\u0000di'],
    ['an override of the writing direction', 'Budi\u202e'],
    ['a line break', 'Budi\nSiti'],
    ['101 letters', 'a'.repeat(101)],
    ['10,000 letters', 'a'.repeat(10_000)],
    ['half of a surrogate pair', 'Budi\ud83d'],
    ['a formula for spreadsheets', '=SUM(A1)'],
  ])('is refused with bad-name: %s', (_, text) => {
    const read = personName.safeParse(text);

    expect(read.error?.issues.map(({ message }) => message)).toContain('bad-name');
  });

  test('read once more stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = personName.safeParse(text);
        return !once.success || personName.parse(once.data) === once.data;
      }),
    );
  });
});
