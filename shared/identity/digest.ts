import { createHmac, timingSafeEqual } from 'node:crypto';
import { type KeyRing, keyOf, type Purpose } from './key-ring.ts';

/** The first `length` base64url characters (six bits each) of HMAC-SHA-256 under a key of the ring. */
export const digest = (
  ring: KeyRing,
  key: { id: string; purpose: Purpose },
  text: string,
  length: number,
): string =>
  createHmac('sha256', keyOf(ring, key.id, key.purpose))
    .update(text)
    .digest('base64url')
    .slice(0, length);

/** Compares secrets in a time that does not depend on where they differ. */
export const sameSecret = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
