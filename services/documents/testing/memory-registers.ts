import type { Letter, Register, RegisterId } from '../domain/letters/register.ts';
import type { RegisterStore } from '../domain/letters/register-store.ts';

const nameOf = ({ office, classification, year }: RegisterId): string =>
  `${office}/${classification}/${year}`;

/** Registers in memory; a write is decided and done in one turn, as a transaction is. */
export function createMemoryRegisters(): RegisterStore {
  const registers = new Map<string, Register>();
  const letters = new Map<string, Letter>();

  return {
    readRegister: async (id) => registers.get(nameOf(id)),
    readLetter: async (id) => letters.get(id),

    takeNumber: async ({ before, after, letter }) => {
      const isStale = registers.get(nameOf(after.id))?.next !== before?.next || letters.has(letter.id);
      if (isStale) return 'stale';
      registers.set(nameOf(after.id), after);
      letters.set(letter.id, letter);
      return 'written';
    },

    changeLetter: async ({ letter, from }) => {
      if (letters.get(letter.id)?.state !== from) return 'stale';
      letters.set(letter.id, letter);
      return 'written';
    },

    list: async (id, { after, limit }) =>
      [...letters.values()]
        .filter(({ register, sequence }) => nameOf(register) === nameOf(id) && sequence > after)
        .toSorted((a, b) => a.sequence - b.sequence)
        .slice(0, limit),
  };
}
