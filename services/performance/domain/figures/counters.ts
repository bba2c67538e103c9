/** Counts by name; what is not there is 0. Added to each other in any order and grouping they come to the same. */
export type Counters = Readonly<Record<string, number>>;

/** The sum; names that come to 0 are left out. */
export function sum(...parts: readonly Counters[]): Counters {
  const total: Record<string, number> = {};
  for (const part of parts) {
    for (const [name, count] of Object.entries(part)) total[name] = (total[name] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(total).filter(([, count]) => count !== 0));
}

/** What takes counts away. */
export const negative = (counters: Counters): Counters =>
  Object.fromEntries(Object.entries(counters).map(([name, count]) => [name, -count]));

export const countOf = (counters: Counters, name: string): number => counters[name] ?? 0;
