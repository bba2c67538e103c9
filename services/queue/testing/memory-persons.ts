import { nobody } from '../domain/booking.ts';
import type { PersonStore } from '../domain/person-store.ts';
import type { Recovery } from '../domain/recovery-store.ts';
import { entryName, type MemoryRows } from './memory-stores.ts';
import { wishName } from './memory-wishes.ts';

/**
 * Everything of a person in memory stores, in one part. test/contract/person-store.test.ts holds it to the same contract as the
 * store on DynamoDB.
 */
export function createMemoryPersons(
  { sheets, bookings, people, wishes }: MemoryRows,
  recoveries: Recovery[],
): PersonStore {
  return {
    find: async (tags) => ({
      bookings: [...bookings.values()].filter(({ tag }) => tags.includes(tag)),
      entries: tags.flatMap((tag) =>
        [...people].flatMap(([name, entry]) => (name === entryName(tag, entry) ? [{ ...entry, tag }] : [])),
      ),
      sheets: [...sheets.values()].filter(({ people, changes }) =>
        tags.some((tag) => people.has(tag) || changes[tag] !== undefined),
      ),
      wishes: [...wishes.values()].filter(({ wish }) => tags.includes(wish.tag)),
      recoveries: [...recoveries],
      next: null,
    }),

    booking: async (id) => bookings.get(id),

    async erase({ id, v }) {
      const present = bookings.get(id);
      if (present?.v !== v) return 'stale';
      bookings.set(id, { ...present, sealed: '', mac: '', tag: nobody, v: v + 1 });
      return 'erased';
    },

    removeEntry: async (tag, entry) => void people.delete(entryName(tag, entry)),

    async removeWish(sheet, { tag, id }) {
      const name = wishName(sheet, tag);
      if (wishes.get(name)?.wish.id === id) wishes.delete(name);
    },

    async removeRecovery(id) {
      const at = recoveries.findIndex((recovery) => recovery.id === id);
      if (at >= 0) recoveries.splice(at, 1);
    },
  };
}
