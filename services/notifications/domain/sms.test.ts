import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segments, toGsm7 } from './sms.ts';

test('keeps what the alphabet of SMS has', () => {
  const text = "Nomor antrean A012, 08.00-09.00 WIB: https://contoh.go.id/tiket#k1.A_b-C (gratis) é ñ 'x'";

  expect(toGsm7(text)).toBe(text);
});

test.each([
  ['“Ma’ruf” – 08.00…', '"Ma\'ruf" - 08.00...'],
  ['e\u0301', 'é'],
  ['Ňo\u00a0ş', 'No s'],
  ['字', '?'],
  ['🙂', '?'],
])('writes %s as %s', (text, plain) => {
  expect(toGsm7(text)).toBe(plain);
});

test('whatever the text, what comes out needs no wide letters and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = toGsm7(text);

      expect(toGsm7(plain)).toBe(plain);
      expect([...plain].every((letter) => (letter.codePointAt(0) ?? 0) < 0x400 || letter === '€')).toBe(true);
    }),
  );
});

test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  [`${'a'.repeat(158)}~`, 1],
  [`${'a'.repeat(159)}~`, 2],
])('counts the segments that are charged', (text, count) => {
  expect(segments(text)).toBe(count);
});
