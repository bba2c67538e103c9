import type { Happened } from '#shared/events/event.ts';
import { type Closing, priorClosingStates } from '../domain/closing.ts';
import type { ClosingStore } from '../domain/closing-store.ts';

/** Closings in memory, in order; `told` shows the events of their writes. */
export function createMemoryClosings(): ClosingStore & { readonly told: readonly Happened[] } {
  const kept = new Map<string, Closing>();
  const told: Happened[] = [];
  const keyOf = ({ office, date, id }: Pick<Closing, 'office' | 'date' | 'id'>) => `${office} ${date} ${id}`;
  return {
    told,

    async put(closing, events) {
      const present = kept.get(keyOf(closing));
      if (present !== undefined) return present;
      kept.set(keyOf(closing), closing);
      told.push(...events);
      return 'stored';
    },

    async update(closing, { events }) {
      const present = kept.get(keyOf(closing));
      const legal: readonly string[] = priorClosingStates[closing.state];
      if (present?.v !== closing.v - 1 || !legal.includes(present.state)) return 'stale';
      kept.set(keyOf(closing), closing);
      told.push(...events);
      return 'written';
    },

    list: async (office, from) =>
      [...kept.values()]
        .filter((closing) => closing.office === office && closing.date >= from)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),

    read: async (place) => kept.get(keyOf(place)),
  };
}
