import type { LetterFiles } from '../domain/letters/letter-files.ts';

/** PDFs of letters in memory, by their names only. */
export function createMemoryFiles(): LetterFiles & { readonly kept: ReadonlySet<string> } {
  const kept = new Set<string>();
  return {
    kept,
    has: async (id) => kept.has(id),
    put: async ({ id }) => void kept.add(id),
    remove: async (id) => void kept.delete(id),
    link: async (id, seconds) => `https://files.example/letters/${id}.pdf?seconds=${seconds}`,
  };
}
