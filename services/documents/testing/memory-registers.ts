import { encodeOutbox } from '#shared/events/outbox.ts';
import { causeOf } from '../domain/letters/cause.ts';
import type { Letter, Register, RegisterId, Revoked } from '../domain/letters/register.ts';
import type { RegisterStore } from '../domain/letters/register-store.ts';

const nameOf = ({ office, classification, year }: RegisterId): string =>
  `${office}/${classification}/${year}`;

/** Registers in memory; a write is decided and done in one turn, as a transaction is. */
export function createMemoryRegisters(): RegisterStore {
  const registers = new Map<string, Register>();
  const letters = new Map<string, Letter>();
  const taken = new Map<string, Revoked>();

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

    changeLetter: async ({ letter, from, event, revoked }, occasion) => {
      if (letters.get(letter.id)?.state !== from) return 'stale';
      encodeOutbox(causeOf(letter, { region: 'memory', occasion }), [event]);
      letters.set(letter.id, letter);
      if (revoked) taken.set(revoked.id, revoked);
      return 'written';
    },

    readRevoked: async (id) => taken.get(id)?.reason,
    listRevoked: async () => [...taken.values()],

    list: async (id, { after, limit }) =>
      [...letters.values()]
        .filter(({ register, sequence }) => nameOf(register) === nameOf(id) && sequence > after)
        .toSorted((a, b) => a.sequence - b.sequence)
        .slice(0, limit),
  };
}
