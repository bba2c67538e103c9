import type { LocalDate } from '#shared/time/local.ts';
import type { PublicLetterKey } from './keys.ts';
import { type LetterProof, proofInLink, readProof } from './proof.ts';
import { type RevocationList, type RevocationReason, revocationId } from './revocations.ts';
import { refusalOf, type SignatureRefusal } from './signed.ts';

/** How much is known of letters that were taken back. */
interface RevocationsSeen {
  /** When the list was true, epoch milliseconds. */
  readonly asOf: number;
  /** Milliseconds since then; a revocation in this time is not known here. */
  readonly age: number;
}

/** What may be said of a scanned letter. */
export type LetterCheck =
  | {
      readonly kind: 'genuine';
      readonly letter: LetterProof;
      /** Absent: no list of the region was at hand, so nothing is known of revocations. */
      readonly revocations?: RevocationsSeen;
    }
  /** Nothing that it says may be believed. */
  | { readonly kind: 'refused'; readonly code: SignatureRefusal }
  /** The region signed it, and it no longer counts. */
  | { readonly kind: 'refused'; readonly code: 'expired'; readonly letter: LetterProof }
  | {
      readonly kind: 'refused';
      readonly code: 'revoked';
      readonly letter: LetterProof;
      readonly reason: RevocationReason;
    };

/**
 * Checks what a camera read on a letter, with nothing but what is at hand: it asks no server and runs in browsers and Node
 * (WebCrypto). That the paper says the same as the proof remains to be seen by whoever holds it.
 */
export async function checkLetter(
  scanned: string,
  known: {
    readonly keys: readonly PublicLetterKey[];
    /** Lists that `readRevocations` has checked, one a region. */
    readonly revocations: readonly RevocationList[];
    /** Epoch milliseconds. */
    readonly now: number;
    /** Local date of now. */
    readonly today: LocalDate;
  },
): Promise<LetterCheck> {
  const stated = readProof(proofInLink(scanned));
  if (stated === undefined) return { kind: 'refused', code: 'wrong-format' };
  const refused = await refusalOf('letter', stated, known.keys);
  if (refused !== undefined) return { kind: 'refused', code: refused };

  const letter = stated.proof;
  const list = known.revocations.find(({ region }) => region === letter.region);
  const reason = list?.revoked.get(await revocationId(stated.body));
  if (reason !== undefined) return { kind: 'refused', code: 'revoked', letter, reason };
  if (letter.validUntil !== undefined && known.today > letter.validUntil) {
    return { kind: 'refused', code: 'expired', letter };
  }
  return {
    kind: 'genuine',
    letter,
    ...(list && { revocations: { asOf: list.asOf, age: known.now - list.asOf } }),
  };
}
