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

/** The keys that a region signs letters with, made from the key secret of the service (`shared/identity/key-secret.ts`). */
export interface LetterKeys {
  /** What signs letters of a date. */
  readonly on: (date: LocalDate) => Promise<LetterSigningKey>;
  /** The public halves of all of them, for the pages that check letters. */
  readonly listed: () => Promise<PublicLetterKey[]>;
}

/** Keys of the region with this Kemendagri code: one on P-256 follows from each key of the ring, so that who rotates the secret rotates them. */
export function createLetterKeys(ring: KeyRing, region: string): LetterKeys {
  const made = new Map<string, Pair>();
  const pairOf = (ringId: string): Pair => {
    const pair = made.get(ringId) ?? makePair(ring, ringId);
    made.set(ringId, pair);
    return pair;
  };
  return {
    on: async (date) => {
      const { key, point } = pairOf(ring.idOn(date));
      return {
        id: await keyIdOf(point),
        sign: (message) => signMessage('sha256', message, { key, dsaEncoding: 'ieee-p1363' }),
      };
    },
    listed: () =>
      Promise.all(
        ring.ids.map(async (ringId) => {
          const { point } = pairOf(ringId);
          return { id: await keyIdOf(point), region, ...point };
        }),
      ),
  };
}

interface Pair {
  readonly key: KeyObject;
  readonly point: { readonly x: string; readonly y: string };
}

function makePair(ring: KeyRing, ringId: string): Pair {
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
