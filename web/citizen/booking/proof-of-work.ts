import { type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';
import type { Challenge } from '#services/queue/contract.ts';

/** Longest solve in milliseconds: the slowest phones need a fraction of it. */
const LIMIT = 60_000;

/** The answer to a challenge, or null when none was found in time. */
export function solve({
  parameters: { keySignature: _, ...parameters },
}: Challenge): Promise<Solution | null> {
  return solveChallenge({ challenge: { parameters }, deriveKey, timeout: LIMIT });
}
