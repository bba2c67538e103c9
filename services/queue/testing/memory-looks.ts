import type { Look, LookStore } from '../domain/look.ts';

/** Looks in memory, for unit tests; `kept` shows them in the order in which they were noted. */
export function createMemoryLooks(): LookStore & { readonly kept: Look[] } {
  const kept: Look[] = [];
  return { kept, note: async (look) => void kept.push(look) };
}
