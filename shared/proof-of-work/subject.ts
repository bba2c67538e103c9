import { createHash } from 'node:crypto';

/** What a proof is made for; it counts for nothing else. */
export interface Subject {
  readonly office: string;
  /** SHA-256 in hex; see `bindOf`. */
  readonly bind: string;
}

/**
 * Ties a proof to what it is about (a NIK, or a word such as `draft`) and to a key without telling either: SHA-256 in hex of that,
 * Idempotency-Key and salt, as they are sent.
 */
export const bindOf = ({ about, key, salt }: { about: string; key: string; salt: string }): string =>
  createHash('sha256').update(`${about}\n${key}\n${salt}`).digest('hex');
