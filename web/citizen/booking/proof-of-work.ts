import { type DeriveKeyFunction, type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/web/pbkdf2';
import { deriveKey as sha } from 'altcha-lib/algorithms/web/sha';
import type { Challenge } from '#services/queue/contract.ts';

/** Longest solve in milliseconds: the slowest phones need a fraction of it. */
const LIMIT = 60_000;

/** The answer to a challenge, or null when none was found in time. */
export function solve({
  parameters: { keySignature: _, ...parameters },
}: Challenge): Promise<Solution | null> {
  const deriveKey: DeriveKeyFunction = parameters.algorithm.startsWith('PBKDF2/') ? pbkdf2 : sha;
  return solveChallenge({ challenge: { parameters }, deriveKey, timeout: LIMIT });
}
