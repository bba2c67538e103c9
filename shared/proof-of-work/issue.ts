import { randomInt } from 'node:crypto';
import { type Challenge, createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { signingKeys } from './keys.ts';
import type { Subject } from './subject.ts';

/** A proof can be prepared while the form is filled in and outlives a lost connection. */
const VALID_MINUTES = 30;

/** Issues ALTCHA 2 challenges: find the counter below `cost` whose hash is asked for. Nothing is stored. */
export const createIssuer =
  ({ ring, cost }: { ring: KeyRing; cost: number }) =>
  async (subject: Subject, at: { now: number; date: string }): Promise<Challenge> => {
    const keyId = ring.idOn(at.date);
    const keys = signingKeys(ring, keyId);
    if (keys === undefined) throw new Error(`No key ${keyId} to sign challenges with.`);
    return createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      counter: randomInt(1, cost + 1),
      deriveKey,
      data: { office: subject.office, bind: subject.bind, key: keyId },
      expiresAt: Math.floor(at.now / 1000) + VALID_MINUTES * 60,
      hmacSignatureSecret: keys.challenge,
      hmacKeySignatureSecret: keys.solution,
    });
  };
