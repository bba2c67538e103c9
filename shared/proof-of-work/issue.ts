import { randomInt } from 'node:crypto';
import { type ChallengeParameters, createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { signingKeys } from './keys.ts';
import type { Subject } from './subject.ts';

/** A proof can be prepared while the form is filled in and outlives a lost connection. */
const VALID_MINUTES = 30;

/** A signed challenge that expires and says what it is for. */
export interface IssuedChallenge {
  readonly parameters: ChallengeParameters & {
    readonly expiresAt: number;
    readonly data: Record<string, string>;
    readonly keySignature: string;
  };
  readonly signature: string;
}

/** Issues ALTCHA 2 challenges: find the counter below `cost` whose hash is asked for. Nothing is stored. */
export const createIssuer =
  ({ cost }: { cost: number }) =>
  async (ring: KeyRing, subject: Subject, at: { now: number; date: string }): Promise<IssuedChallenge> => {
    const keyId = ring.idOn(at.date);
    const keys = signingKeys(ring, keyId);
    if (keys === undefined) throw new Error(`No key ${keyId} to sign challenges with.`);
    const data = { office: subject.office, bind: subject.bind, key: keyId };
    const expiresAt = Math.floor(at.now / 1000) + VALID_MINUTES * 60;
    const { parameters, signature } = await createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      counter: randomInt(1, cost + 1),
      deriveKey,
      data,
      expiresAt,
      hmacSignatureSecret: keys.challenge,
      hmacKeySignatureSecret: keys.solution,
    });
    const { keySignature } = parameters;
    if (signature === undefined || keySignature === undefined) {
      throw new Error('altcha-lib did not sign the challenge.');
    }
    return { parameters: { ...parameters, data, expiresAt, keySignature }, signature };
  };
