import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { sameSecret } from '#shared/identity/digest.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { signingKeys } from './keys.ts';
import type { Subject } from './subject.ts';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

// Members stand in alphabetical order: ALTCHA signs the parameters as JSON with sorted keys, and parsing keeps this order.
const solved = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal('SHA-256'),
      cost: z.literal(1),
      data: z.strictObject({ bind: z.string(), key: z.string(), office: z.string() }),
      expiresAt: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: hex(32),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: hex(32),
  }),
  solution: z.object({ derivedKey: hex(32) }),
});

const decode = (altcha: string): unknown => {
  try {
    return JSON.parse(Buffer.from(altcha, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
};

const sign = (key: string, content: string | Buffer): string =>
  createHmac('sha256', key).update(content).digest('hex');

/**
 * Whether an ALTCHA payload solves an unexpired challenge of ours for this subject. The same two HMACs that altcha-lib's
 * `verifySolution` checks, but synchronous: 0.02 ms of CPU instead of 0.24, on a path whose whole budget is about one.
 */
export const checkProof = (ring: KeyRing, altcha: string, subject: Subject, now: number): boolean => {
  const read = solved.safeParse(decode(altcha));
  if (!read.success) return false;
  const { challenge, solution } = read.data;
  const { data, expiresAt, keySignature } = challenge.parameters;
  const keys = signingKeys(ring, data.key);
  return (
    keys !== undefined &&
    data.office === subject.office &&
    data.bind === subject.bind &&
    expiresAt * 1000 >= now &&
    sameSecret(challenge.signature, sign(keys.challenge, JSON.stringify(challenge.parameters))) &&
    sameSecret(keySignature, sign(keys.solution, Buffer.from(solution.derivedKey, 'hex')))
  );
};
