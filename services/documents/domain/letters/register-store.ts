import type { RevocationReason } from '#shared/letter-proof/revocations.ts';
import type {
  Letter,
  LetterWrite,
  NumberWrite,
  Occasion,
  Register,
  RegisterId,
  Revoked,
} from './register.ts';

/** Registers of letters. Reads are strongly consistent. */
export interface RegisterStore {
  readRegister(id: RegisterId): Promise<Register | undefined>;

  readLetter(id: Letter['id']): Promise<Letter | undefined>;

  /** One transaction. `stale`: the register moved on, or this letter has a number already; nothing was written. */
  takeNumber(write: NumberWrite): Promise<'written' | 'stale'>;

  /**
   * One conditional write with its event; with it, all or nothing, what tells whoever checks the letter that it no longer counts.
   * `stale`: the letter is in another state by now.
   */
  changeLetter(
    write: LetterWrite & { readonly revoked?: Revoked | undefined },
    occasion: Occasion,
  ): Promise<'written' | 'stale'>;

  /** Why a letter no longer counts, by `revocationId` of its proof; undefined: it was not taken back. */
  readRevoked(id: string): Promise<RevocationReason | undefined>;

  /** Every letter that was signed and taken back. */
  listRevoked(): Promise<readonly Revoked[]>;

  /** Letters in the order of their numbers, so many at most, beginning after a number. */
  list(id: RegisterId, page: { readonly after: number; readonly limit: number }): Promise<readonly Letter[]>;
}
