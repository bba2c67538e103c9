import type { Letter } from './register.ts';

/** Where the PDFs of letters lie. Faults throw. */
export interface LetterFiles {
  readonly has: (id: Letter['id']) => Promise<boolean>;
  /** Keeps the first file of a letter; a later one changes nothing. */
  readonly put: (letter: Pick<Letter, 'id' | 'number'>, pdf: Uint8Array) => Promise<void>;
  readonly remove: (id: Letter['id']) => Promise<void>;
  /** An address that anybody can read for so many seconds. */
  readonly link: (id: Letter['id'], seconds: number) => Promise<string>;
}
