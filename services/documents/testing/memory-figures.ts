import type { DayEntry, FigureStore } from '../domain/figures.ts';

/** Entries of days in memory; test/contract/documents-stores.test.ts holds them to the same contract as those on DynamoDB. */
export function createMemoryFigures(): FigureStore {
  const entries = new Map<string, DayEntry>();
  return {
    note: async (entry) => {
      const { office, date, request, version } = entry;
      entries.set([office, date, request, version].join('/'), entry);
    },
    list: async (office, { from, to }) =>
      [...entries.values()]
        .filter((entry) => entry.office === office && entry.date >= from && entry.date <= to)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1))
        .map(({ date, adds }) => ({ date, adds })),
  };
}
