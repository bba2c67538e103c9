import type { BookingRequest } from './api.ts';

/** A booking as it is wished: everything but its proof of work. */
export type Wish = Omit<BookingRequest, 'salt' | 'altcha'>;

/** A wish that was sent under a key and not yet answered for good. */
export interface Attempt {
  readonly key: string;
  readonly salt: string;
  readonly wish: Wish;
}

/**
 * Where the attempt under way is remembered. Kept beyond the process (a file, a row, `localStorage`), it lets a restarted
 * program find out what became of a booking instead of making a second one. It holds a NIK: guard it, and it is emptied
 * as soon as there is an answer.
 */
export interface Journal {
  read(): Promise<Attempt | undefined>;
  write(attempt: Attempt): Promise<void>;
  clear(): Promise<void>;
}

/** Remembers as long as the process lives. */
export function memoryJournal(): Journal {
  let kept: Attempt | undefined;
  return {
    read: async () => kept,
    write: async (attempt) => {
      kept = attempt;
    },
    clear: async () => {
      kept = undefined;
    },
  };
}
