import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKeyRing } from './key-ring.ts';
import { seal, unseal } from './seal.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
const ring = readKeyRing(
  JSON.stringify({ epochs: { '2000-01-01': 'k1', '2027-01-01': 'k2' }, k1: first, k2: second }),
);
const before = { date: '2026-12-31', context: 'B#one' };

describe('sealed data', () => {
  test('opens to what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const sealed = seal(ring, { date: '2026-11-23', context }, text);
        return unseal(ring, context, sealed) === text;
      }),
    );
  });

  test('never looks the same twice and never shows what it holds', () => {
    const [one, two] = [seal(ring, before, '1274011505900001'), seal(ring, before, '1274011505900001')];

    expect(one).not.toBe(two);
    expect(one).not.toContain('1274011505900001');
  });

  test('starts with the id of the key that holds on its date', () => {
    const ids = ['2026-12-31', '2027-01-01'].map(
      (date) => seal(ring, { date, context: 'x' }, 'y').split('.')[0],
    );

    expect(ids).toEqual(['k1', 'k2']);
  });

  test('does not open in another context, with another ring, or without its key', () => {
    const sealed = seal(ring, before, 'text');
    const stranger = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: second }));
    const later = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k2' }, k2: second }));

    expect(unseal(ring, 'B#two', sealed)).toBeUndefined();
    expect(unseal(stranger, before.context, sealed)).toBeUndefined();
    expect(unseal(later, before.context, sealed)).toBeUndefined();
  });

  test('does not open when any bit was changed', () => {
    const sealed = seal(ring, before, 'text');
    const body = Buffer.from(sealed.slice(3), 'base64url');

    fc.assert(
      fc.property(fc.integer({ min: 0, max: body.length * 8 - 1 }), (bit) => {
        const altered = Buffer.from(body);
        const byte = Math.floor(bit / 8);
        altered.writeUInt8(altered.readUInt8(byte) ^ (1 << (bit % 8)), byte);
        return unseal(ring, before.context, `k1.${altered.toString('base64url')}`) === undefined;
      }),
    );
  });

  test('is refused, never a fault, whatever is given', () => {
    fc.assert(fc.property(fc.string(), (text) => unseal(ring, 'B#one', text) === undefined));
  });
});
