import { createHash } from 'node:crypto';

/** What a proof is made for; it counts for nothing else. */
export interface Subject {
  readonly office: string;
  /** SHA-256 in hex; see `bindOf`. */
  readonly bind: string;
}

/** Ties a proof to person and key without telling either: SHA-256 in hex of NIK, Idempotency-Key and salt, as they are sent. */
export const bindOf = ({ nik, key, salt }: { nik: string; key: string; salt: string }): string =>
  createHash('sha256').update(`${nik}\n${key}\n${salt}`).digest('hex');
