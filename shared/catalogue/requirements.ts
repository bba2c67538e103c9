import type { Catalogue, CatalogueEntry, CatalogueText } from './schema.ts';

/** One thing to bring; its `key` is unique within one answer and stable between deployments. */
export type Requirement = CatalogueEntry['requirements'][number] & {
  /** The cases of the service that need it (such as a lost card); absent: all of them. */
  readonly cases?: readonly CatalogueText[];
};

/** The catalogue's entry for a code; throws on a code that the catalogue does not have. */
export const entryOf = (catalogue: Pick<Catalogue, 'entries'>, code: string): CatalogueEntry => {
  const entry = catalogue.entries.find((candidate) => candidate.code === code);
  if (entry === undefined) throw new Error(`The service catalogue has no code ${code}.`);
  return entry;
};

/** What to bring for a service that covers these catalogue codes: what every case needs first, nothing told twice. */
export const requirementsOf = (
  catalogue: Pick<Catalogue, 'entries'>,
  codes: readonly string[],
): readonly Requirement[] => {
  const found = new Map<string, { requirement: Requirement; cases: CatalogueText[] }>();
  for (const code of codes) {
    const entry = entryOf(catalogue, code);
    for (const { key, ...told } of entry.requirements) {
      const same = JSON.stringify([told.label.id, told.when?.id, told.optional]);
      const known = found.get(same);
      if (known === undefined) {
        found.set(same, { requirement: { key: `${code}.${key}`, ...told }, cases: [entry.name] });
      } else known.cases.push(entry.name);
    }
  }
  const all = [...found.values()];
  return [
    ...all.filter(({ cases }) => cases.length === codes.length).map(({ requirement }) => requirement),
    ...all
      .filter(({ cases }) => cases.length < codes.length)
      .map(({ requirement, cases }) => ({ ...requirement, cases })),
  ];
};
