import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { type KeyRing, keyOf } from '#shared/identity/key-ring.ts';
import { keyIdOf, type LetterSigningKey, type PublicLetterKey } from '#shared/letter-proof/keys.ts';
import type { LocalDate } from '#shared/time/local.ts';

/** Order of P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** 64 bits more than the order has, so that the rest of the division favours no key (FIPS 186-5, A.2.1). */
const SCALAR_BYTES = 40;

const signMessage = promisify(sign);

/** The key on P-256 that follows from a key of the ring: whoever rotates the secret rotates it. */
function privateKeyOf(ring: KeyRing, ringId: string): { key: KeyObject; point: { x: string; y: string } } {
  const seed = Buffer.from(hkdfSync('sha256', keyOf(ring, ringId, 'letter'), '', 'p-256', SCALAR_BYTES));
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const [x, y] = [curve.getPublicKey().subarray(1, 33), curve.getPublicKey().subarray(33)];
  const point = { x: x.toString('base64url'), y: y.toString('base64url') };
  const jwk = { kty: 'EC', crv: 'P-256', ...point, d: d.toString('base64url') };
  return { key: createPrivateKey({ key: jwk, format: 'jwk' }), point };
}

/** What signs letters of a date, from the key secret of the service (`shared/identity/key-secret.ts`). */
export async function signingKeyOn(ring: KeyRing, date: LocalDate): Promise<LetterSigningKey> {
  const { key, point } = privateKeyOf(ring, ring.idOn(date));
  return {
    id: await keyIdOf(point),
    sign: (message) => signMessage('sha256', message, { key, dsaEncoding: 'ieee-p1363' }),
  };
}

/** The public halves of every key of the ring, for the pages that check letters of the region (Kemendagri code). */
export const publicKeysOf = (ring: KeyRing, region: string): Promise<PublicLetterKey[]> =>
  Promise.all(
    ring.ids.map(async (ringId) => {
      const { point } = privateKeyOf(ring, ringId);
      return { id: await keyIdOf(point), region, ...point };
    }),
  );
