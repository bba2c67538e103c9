import { createHmac } from 'node:crypto';
import { sameSecret } from '#shared/identity/digest.ts';
import { type KeyRing, keyOf } from '#shared/identity/key-ring.ts';

/** Digits and letters that nobody takes for another (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const derive = (ring: KeyRing, what: 'code' | 'pin', id: string): Buffer =>
  createHmac('sha256', keyOf(ring, ring.firstId, 'tracking'))
    .update(`${what}\n${id}`)
    .digest();

/** The tracking code of a request, `K7M49Q2X`: 40 bits, so two requests may share one; the PIN tells them apart. */
export const trackingCodeOf = (ring: KeyRing, id: string): string =>
  [...derive(ring, 'code', id).subarray(0, 8)].map((byte) => ALPHABET[byte % 32]).join('');

/** The six digits that open a request together with its code. */
export const pinOf = (ring: KeyRing, id: string): string =>
  String(derive(ring, 'pin', id).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

/** As it is printed and read out: `K7M4-9Q2X`. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as somebody typed it: small letters, spaces and hyphens, O for 0, I and L for 1. Undefined: it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === 8 && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined;
}

/** A PIN as somebody typed it; undefined: it cannot be one. */
export const readPin = (typed: string): string | undefined => /^\d{6}$/.exec(typed.replace(/\s/g, ''))?.[0];

/** Which of the requests of a code has this PIN. As many are compared however many there are: an unknown code takes as long. */
export function requestOfPin(ring: KeyRing, candidates: readonly string[], pin: string): string | undefined {
  const compared = candidates.length > 0 ? candidates : ['nobody'];
  const found = compared.filter((id) => sameSecret(pinOf(ring, id), pin));
  return found.find((id) => candidates.includes(id));
}
