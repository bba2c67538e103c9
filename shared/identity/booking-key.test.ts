import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingIdOf } from './booking-id.ts';
import { bookingKeyOf, bookingLink, openBookingKey } from './booking-key.ts';
import { readKeyRing } from './key-ring.ts';
import { nik } from './nik.ts';
import { tagOf } from './tag.ts';

const ring = readKeyRing(
  JSON.stringify({
    epochs: { '2000-01-01': 'k1', '2027-01-01': 'k2' },
    k1: 'a'.repeat(64),
    k2: 'b'.repeat(64),
  }),
);
const id = bookingIdOf(ring, '0f9d6f52-3c5e-4b0a-9d53-0d7d3f3a9a11');
const key = bookingKeyOf(ring, id, '2026-11-23');

describe('a booking key', () => {
  test('opens its booking and is the same each time it is made', () => {
    expect(openBookingKey(ring, key)).toBe(id);
    expect(bookingKeyOf(ring, id, '2026-11-23')).toBe(key);
    expect(bookingLink('https://antrean.example', key)).toBe(`https://antrean.example/tiket#${key}`);
  });

  test('opens nothing once any character of it is another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: key.length - 1 }),
        fc.constantFrom(...'ABCxyz019-_.'),
        (place, character) => {
          const altered = key.slice(0, place) + character + key.slice(place + 1);
          return altered === key || openBookingKey(ring, altered) === undefined;
        },
      ),
    );
  });

  test('opens nothing, without a fault, whatever is sent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => openBookingKey(ring, text) === undefined));
    expect(openBookingKey(ring, `${key}\n`)).toBeUndefined();
  });
});

test('a person has the same tag all day, another in the next key epoch, and none that shows the NIK', () => {
  const person = nik.parse('1274011505900001');

  const tags = ['2026-12-31', '2026-12-31', '2027-01-01'].map((date) => tagOf(ring, person, date));

  expect(tags[0]).toMatch(/^[\w-]{10}$/);
  expect(tags[1]).toBe(tags[0]);
  expect(tags[2]).not.toBe(tags[0]);
});
