import type { Challenge } from './api.ts';

const encoder = new TextEncoder();
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** What ties a challenge to one booking: SHA-256 of NIK, key and salt. */
export const bindOf = async (nik: string, key: string, salt: string): Promise<string> =>
  hex(await sha256(encoder.encode(`${nik}\n${key}\n${salt}`)));

/** Hashes computed at the same time; one at a time waits more than it computes. */
const batch = 64;

/** Finds the counter whose SHA-256 of salt, nonce and counter starts as asked, and writes it as `altcha`. */
export async function solve(challenge: Challenge): Promise<string> {
  const { salt, nonce, keyPrefix } = challenge.parameters;
  const head = bytesOf(salt + nonce);
  const attempt = async (counter: number) => {
    const input = new Uint8Array(head.length + 4);
    input.set(head);
    new DataView(input.buffer).setUint32(head.length, counter);
    return { counter, derivedKey: hex(await sha256(input)) };
  };
  for (let first = 0; ; first += batch) {
    const tried = await Promise.all(Array.from({ length: batch }, (_, index) => attempt(first + index)));
    const solution = tried.find(({ derivedKey }) => derivedKey.startsWith(keyPrefix));
    if (solution) return btoa(JSON.stringify({ challenge, solution }));
  }
}
