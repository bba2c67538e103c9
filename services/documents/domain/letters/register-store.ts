import type { Letter, LetterWrite, NumberWrite, Register, RegisterId } from './register.ts';

/** Registers of letters. Reads are strongly consistent. */
export interface RegisterStore {
  readRegister(id: RegisterId): Promise<Register | undefined>;

  readLetter(id: Letter['id']): Promise<Letter | undefined>;

  /** One transaction. `stale`: the register moved on, or this letter has a number already; nothing was written. */
  takeNumber(write: NumberWrite): Promise<'written' | 'stale'>;

  /** One conditional write. `stale`: the letter is in another state by now. */
  changeLetter(write: LetterWrite): Promise<'written' | 'stale'>;

  /** Letters in the order of their numbers, so many at most, beginning after a number. */
  list(id: RegisterId, page: { readonly after: number; readonly limit: number }): Promise<readonly Letter[]>;
}
