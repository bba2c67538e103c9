import { describe, expect, test } from 'vitest';
import { ScannedKeys } from './scanned-keys.ts';
import { eraseKey, numberOf, typeKey } from './typed-number.ts';

describe('a scanner that types', () => {
  const typeAll = (keys: readonly string[], { gap = 8, from = 1_000 } = {}) => {
    const scanner = new ScannedKeys();
    return keys.map((key, index) => scanner.press(key, from + index * gap)).at(-1);
  };
  const code = 'balai:tanjungbalai:Ab-_567890x';

  test('is understood, with the Shift that it presses for a colon', () => {
    const keys = [...code].flatMap((key) => (key === ':' ? ['Shift', ':'] : [key]));

    expect(typeAll([...keys, 'Enter'])).toBe(code);
  });

  test('is understood after what somebody pressed before', () => {
    expect(typeAll(['x', 'A', ...code, 'Enter'])).toBe(code);
  });

  test('that scans something else says nothing', () => {
    expect(typeAll([...'https://contoh.id/', 'Enter'])).toBeUndefined();
    expect(typeAll(['Enter'])).toBeUndefined();
  });

  test('is not a person who types as slowly as people do', () => {
    expect(typeAll([...code, 'Enter'], { gap: 300 })).toBeUndefined();
  });
});

describe('a number on the keypad', () => {
  const type = (keys: string) => [...keys].reduce(typeKey, '');

  test.each([
    ['A012', 'A012'],
    ['A12', 'A012'],
    ['12A7', 'A007'],
    ['AB3', 'B003'],
    ['A10045', 'A1004'],
  ])('%s is read as %s', (keys, number) => {
    expect(numberOf(type(keys))).toBe(number);
  });

  test.each(['', 'A', '12', 'A0', 'A000'])('%s is none yet', (keys) => {
    expect(numberOf(type(keys))).toBeUndefined();
  });

  test('can be mended', () => {
    expect(numberOf(typeKey(eraseKey(type('A013')), '2'))).toBe('A012');
  });
});
