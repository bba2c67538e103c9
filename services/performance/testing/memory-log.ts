import type { LocalDate } from '#shared/time/local.ts';
import { nameOf } from '../domain/figures/cells.ts';
import { sum } from '../domain/figures/counters.ts';
import { type KeptEvent, placeOf, withoutActor } from '../domain/log/consumed.ts';
import type { Entry, RecordedExclusion, Ruling } from '../domain/log/entry.ts';
import type { Counted, LogStore } from '../domain/log/log-store.ts';

// A log in memory; test/contract/log-store.test.ts holds it to the same contract as the store on DynamoDB.

/** Puts what is not there yet. */
function once<Value>(into: Map<string, Value>, key: string, value: Value): 'kept' | 'known' {
  if (into.has(key)) return 'known';
  into.set(key, value);
  return 'kept';
}

export function createMemoryLog(): LogStore {
  const events = new Map<string, KeptEvent>();
  const rulings = new Map<string, Ruling & { readonly thread: string }>();
  const exclusions = new Map<string, RecordedExclusion & { readonly date: LocalDate }>();
  const lines = new Map<string, { readonly v: number; readonly lines: readonly Entry[] }>();
  const cells = new Map<string, Counted>();
  const ofThread = (id: string) =>
    [...events.values()].filter(
      ({ message }) => !('closing' in message.detail.data) && placeOf(message).thread === id,
    );
  const countedBy = (wanted: (counted: Counted) => boolean) => [...cells.values()].filter(wanted);

  return {
    keep: async (event) => once(events, placeOf(event.message).event, event),
    rule: async (ruling, thread) => once(rulings, ruling.entry, { ...ruling, thread }),
    exclude: async (exclusion, date) => once(exclusions, exclusion.id, { ...exclusion, date }),

    readThread: async (id) => ({
      id,
      events: ofThread(id),
      rulings: [...rulings.values()]
        .filter(({ thread }) => thread === id)
        .map(({ thread: _thread, ...ruling }) => ruling),
      ...(lines.get(id) ?? { lines: [], v: 0 }),
    }),

    readDayFacts: async (office, date) => ({
      closings: [...events.values()].filter(({ message: { detail } }) => {
        const { data } = detail;
        return 'closing' in data && data.office === office && data.date === date;
      }),
      exclusions: [...exclusions.values()]
        .filter((one) => one.office === office && one.date === date)
        .map(({ date: _date, ...exclusion }) => exclusion),
    }),

    async writeLines({ id, v, after, changes }) {
      if ((lines.get(id)?.v ?? 0) !== v - 1) return 'stale';
      lines.set(id, { v, lines: structuredClone(after) });
      for (const { cell, add } of changes) {
        cells.set(nameOf(cell), { cell, counters: sum(cells.get(nameOf(cell))?.counters ?? {}, add) });
      }
      return 'written';
    },

    listDay: async (office, date, officer) =>
      [...lines.values()]
        .flatMap((one) => one.lines)
        .filter((one) => one.office === office && one.date === date)
        .filter((one) => officer === undefined || one.officer === officer)
        .toSorted((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1)),

    readOffice: async (office, month) =>
      countedBy(({ cell }) => cell.officer === undefined && cell.office === office && cell.month === month),
    readOfficer: async (officer, month) =>
      countedBy(({ cell }) => cell.officer === officer && cell.month === month),

    async dropActors(id) {
      for (const event of ofThread(id)) events.set(placeOf(event.message).event, withoutActor(event));
    },
  };
}

const sortOf = ({ officer = '', id }: Entry): string => `${officer}#${id}`;
