import type { Catalogue, CatalogueEntry } from './schema.ts';

/**
 * What to bring for each of these catalogue codes, in their order: the entries themselves, whose `requirements` and
 * `forms` say it. Throws on a code that the catalogue does not have.
 */
export function requirementsOf(catalogue: Catalogue, codes: readonly string[]): readonly CatalogueEntry[] {
  const entries = new Map(catalogue.entries.map((entry) => [entry.code, entry]));
  return codes.map((code) => {
    const entry = entries.get(code);
    if (entry === undefined) throw new Error(`The service catalogue has no code ${code}.`);
    return entry;
  });
}
