import type { LetterKeys, Revocations } from '#services/documents/contract.ts';
import { bytesOfBase64url } from '#shared/letter-proof/bytes.ts';
import { checkLetter, type LetterCheck } from '#shared/letter-proof/check-letter.ts';
import { latestList, type RevocationList, readRevocations } from '#shared/letter-proof/revocations.ts';
import { localDate } from '#shared/time/local.ts';
import { sendForJson } from '../api/reply.ts';
import { recallJson, remember } from '../storage.ts';

const ROOT = '/api/documents/letters';
const KEPT = 'balai.letter-proofs';

/** What the browser has kept for a minute may miss what was taken back in it. */
const newestOnly = { cache: 'no-store' } as const;

/** What letters are checked with; a phone keeps the newest that it has seen. */
export interface Proofs {
  readonly keys: LetterKeys['keys'];
  readonly types: LetterKeys['types'];
  /** Signed, base64url; absent: none was ever fetched. */
  readonly list?: string | undefined;
}

/** What may be said of a letter; `unable`: nothing is at hand to check it with, or this browser cannot. */
export type Verdict = LetterCheck | { readonly kind: 'unable' };

const isProofs = (value: unknown): value is Proofs =>
  typeof value === 'object' &&
  value !== null &&
  'keys' in value &&
  Array.isArray(value.keys) &&
  'types' in value &&
  Array.isArray(value.types);

/** What the phone kept. */
export const keptProofs = (): Proofs | undefined => recallJson(KEPT, isProofs);

/** Fetches keys and list and keeps them for when there is no network; undefined: nobody answered. */
export async function fetchProofs(): Promise<Proofs | undefined> {
  const [keys, revocations] = await Promise.all([
    sendForJson<LetterKeys>(`${ROOT}/keys`, newestOnly),
    sendForJson<Revocations>(`${ROOT}/revocations`, newestOnly),
  ]);
  if (keys.kind !== 'answer') return undefined;
  const found = revocations.kind === 'answer' ? revocations.body.list : undefined;
  const proofs = {
    keys: keys.body.keys,
    types: keys.body.types,
    list: await newest(keptProofs()?.list, found, keys.body.keys),
  };
  remember(KEPT, JSON.stringify(proofs));
  return proofs;
}

/** An older list, served again, takes nothing back. */
async function newest(
  kept: string | undefined,
  found: string | undefined,
  keys: Proofs['keys'],
): Promise<string | undefined> {
  const [before, now] = await Promise.all([readList(kept, keys), readList(found, keys)]);
  if (now === undefined) return before && kept;
  return latestList(before, now) === now ? found : kept;
}

async function readList(text: string | undefined, keys: Proofs['keys']): Promise<RevocationList | undefined> {
  const bytes = text === undefined ? undefined : bytesOfBase64url(text);
  const read = bytes && (await readRevocations(bytes, keys));
  return read && 'list' in read ? read.list : undefined;
}

/** Judges what a camera read, by what is at hand and nothing else. `at`: epoch milliseconds; `today`: the office's date. */
export async function judge(
  scanned: string,
  proofs: Proofs | undefined,
  { at, today }: { readonly at: number; readonly today: string },
): Promise<Verdict> {
  if (proofs === undefined || proofs.keys.length === 0) return { kind: 'unable' };
  try {
    const list = await readList(proofs.list, proofs.keys);
    const known = { keys: proofs.keys, revocations: list ? [list] : [], now: at };
    return await checkLetter(scanned, { ...known, today: localDate.parse(today) });
  } catch {
    return { kind: 'unable' };
  }
}
