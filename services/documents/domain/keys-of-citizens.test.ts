import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { draftKeyOf, endOf, openDraftKey, requestIdOf } from './draft.ts';
import { cleanKey, fileTokenOf, keptKey, openFileToken, rawKey } from './file-token.ts';
import { pinOf, readCode, readPin, requestOfPin, showCode, trackingCodeOf } from './tracking.ts';

const ring = readKeyRing(
  JSON.stringify({
    epochs: { '2000-01-01': 'k1', '2027-01-01': 'k2' },
    k1: 'a'.repeat(64),
    k2: 'b'.repeat(64),
  }),
);
const now = Date.parse('2026-11-23T20:00:00+07:00');
const id = requestIdOf(ring, '0f9d6f52-3c5e-4b0a-9d53-0d7d3f3a9a11');
const own = { id, office: 'disdukcapil', since: now };
const helped = { ...own, by: '3f8e2c1a-0000-4000-8000-00000000000a' };
const file = { id: 'f'.repeat(22), kind: 'jpeg', bytes: 204_800, etag: 'e'.repeat(32) } as const;

/** Whether a text opens nothing once any of its characters is another. */
const holds = (text: string, opens: (altered: string) => unknown) =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: text.length - 1 }),
      fc.constantFrom(...'ABCxyz019-_.'),
      (place, character) => {
        const altered = text.slice(0, place) + character + text.slice(place + 1);
        return altered === text || opens(altered) === undefined;
      },
    ),
  );

describe('the key of a draft', () => {
  test.each([
    ['of one’s own', own],
    ['of somebody who was helped', helped],
  ])('%s opens it, fits into its header, and is held to every character', (_, draft) => {
    const key = draftKeyOf(ring, draft, '2026-11-23');

    expect(openDraftKey(ring, key)).toEqual(draft);
    expect(key).toMatch(/^[\w.-]{20,120}$/);
    holds(key, (altered) => openDraftKey(ring, altered));
  });

  test('of the longest name of an office fits too', () => {
    const office = `o${'-'.repeat(29)}9`;

    expect(draftKeyOf(ring, { ...helped, office }, '2027-01-01').length).toBeLessThanOrEqual(120);
  });

  test('is over after three days, and the same wish is the same request in every epoch', () => {
    expect(endOf(own) - now).toBe(3 * 86_400_000);
    expect(id).toMatch(/^[\w-]{11}$/);
    expect(openDraftKey(ring, draftKeyOf(ring, own, '2027-01-01'))?.id).toBe(id);
  });
});

describe('the token of a file', () => {
  const place = { owner: id, date: '2026-11-23' };
  const token = fileTokenOf(ring, place, file);

  test('is the same each time, opens for its owner alone, and is held to every character', () => {
    expect(fileTokenOf(ring, place, file)).toBe(token);
    expect(openFileToken(ring, id, token)).toEqual(file);
    expect(openFileToken(ring, requestIdOf(ring, 'another'), token)).toBeUndefined();
    expect(token).toMatch(/^[\w.-]{20,400}$/);
    holds(token, (altered) => openFileToken(ring, id, altered));
  });

  test('names places that no owner can leave', () => {
    expect([rawKey(id, 'u'), cleanKey(id, file), keptKey(id, file)]).toEqual([
      `raw/${id}/u`,
      `clean/${id}/${file.id}.jpg`,
      `file/${id}/${file.id}.jpg`,
    ]);
  });
});

describe('tracking code and PIN', () => {
  const code = trackingCodeOf(ring, id);
  const pin = pinOf(ring, id);

  test('are the same each time, and read as somebody types them', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(pin).toMatch(/^\d{6}$/);
    expect(showCode('K7M49Q2X')).toBe('K7M4-9Q2X');
    expect(['k7m4-9q2x', ' K7M4 9Q2X ', 'K7M4—9Q2X', 'K7M49Q2', 'U7M49Q2X'].map(readCode)).toEqual([
      'K7M49Q2X',
      'K7M49Q2X',
      undefined,
      undefined,
      undefined,
    ]);
    expect(readCode('iLo0-0000')).toBe('11000000');
    expect(['123 456', '12345', '1234567', '12345a'].map(readPin)).toEqual([
      '123456',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('open the one request of a code that has the PIN, and nothing where no request is', () => {
    const other = requestIdOf(ring, 'another');

    expect(requestOfPin(ring, [other, id], pin)).toBe(id);
    expect(requestOfPin(ring, [other], pin)).toBeUndefined();
    expect(requestOfPin(ring, [], pinOf(ring, 'nobody'))).toBeUndefined();
  });

  test('are spread over all that there are', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => requestIdOf(ring, String(index)));

    expect(new Set(ids.map((one) => trackingCodeOf(ring, one))).size).toBe(ids.length);
    expect(new Set(ids.map((one) => pinOf(ring, one)[0])).size).toBe(10);
  });
});
