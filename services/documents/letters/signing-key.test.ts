import { expect, test } from 'vitest';
import { type KeyRing, readKeyRing } from '#shared/identity/key-ring.ts';
import { isSignedBy, publicLetterKey } from '#shared/letter-proof/keys.ts';
import { localDate } from '#shared/time/local.ts';
import { createLetterKeys } from './signing-key.ts';

const ringOf = (letter: string) =>
  readKeyRing(
    JSON.stringify({
      epochs: { '2000-01-01': 'k1', '2027-01-01': 'k2' },
      k1: letter.repeat(64),
      k2: letter.toUpperCase().repeat(64),
    }),
  );
const ring = ringOf('a');
const keysOf = (of: KeyRing) => createLetterKeys(of, '12.71.08');
const message = new TextEncoder().encode('letter');

test('the secret of a service makes the same key every time, and another secret another', async () => {
  const first = await keysOf(ring).listed();

  expect(await keysOf(ringOf('a')).listed()).toEqual(first);
  expect((await keysOf(ringOf('b')).listed()).map(({ id }) => id)).not.toEqual(first.map(({ id }) => id));
  expect(first.map((key) => publicLetterKey.parse(key))).toEqual(first);
});

test('a letter is signed with the key of its date, and the list has the keys of all dates', async () => {
  const keys = await keysOf(ring).listed();
  const before = await keysOf(ring).on(localDate.parse('2026-12-31'));
  const after = await keysOf(ring).on(localDate.parse('2027-01-01'));

  expect(keys.map(({ id }) => id)).toEqual([before.id, after.id]);
});

test('what Node signs, WebCrypto verifies with the public half, and with no other', async () => {
  const key = await keysOf(ring).on(localDate.parse('2026-12-31'));
  const signature = Uint8Array.from(await key.sign(message));

  const verified = (await keysOf(ring).listed()).map((listed) => isSignedBy(listed, { message, signature }));

  expect(signature).toHaveLength(64);
  expect(await Promise.all(verified)).toEqual([true, false]);
});
