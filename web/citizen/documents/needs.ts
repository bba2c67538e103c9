import type { Offices, Requirement } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import { type Place, placeOf } from '../places.ts';
import type { OfferedService, OfferedServices } from './api.ts';

interface Wanted {
  readonly key: string;
  readonly label: Text;
  readonly when?: Text | undefined;
  readonly optional?: boolean | undefined;
}

/** A document, as a citizen looks for it. */
export interface Need {
  /** Of the catalogue. */
  readonly code: string;
  readonly office: { readonly id: string; readonly name: Text; readonly address: string };
  readonly name: Text;
  readonly group: OfferedService['group'] | 'counter';
  readonly bring: readonly Wanted[];
  readonly note: Text | undefined;
  /** As it is asked for online; undefined: at the counter only. */
  readonly online: OfferedService | undefined;
  /** Where a queue number for it is taken; undefined: nowhere. */
  readonly counter: Place | undefined;
}

const both = (id: string, en: string | undefined): Text => ({ id, en: en ?? id });

const broughtFor = ({ bring, forms }: Requirement): readonly Wanted[] => [
  ...bring.map(({ key, label, labelEn, when, whenEn, optional }) => ({
    key,
    label: both(label, labelEn),
    when: when === undefined ? undefined : both(when, whenEn),
    optional,
  })),
  ...forms.map(({ code, name, nameEn, when, whenEn }) => ({
    key: code,
    label: { id: `Formulir ${code}: ${name}`, en: `Form ${code}: ${nameEn ?? name}` },
    when: when === undefined ? undefined : both(when, whenEn),
  })),
];

/** Everything that the offices give, online or at the counter, each once. */
export function needsOf(online: OfferedServices | undefined, queue: Offices | undefined): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const office of online?.offices ?? []) {
    for (const service of office.services) {
      needs.set(`${office.id} ${service.code}`, {
        code: service.code,
        office,
        name: service.name,
        group: service.group,
        bring: service.papers,
        note: service.note,
        online: service,
        counter: undefined,
      });
    }
  }
  for (const office of queue?.offices ?? []) {
    for (const service of office.services) {
      const counter = placeOf(office.id, service.id);
      if (counter === undefined) continue;
      for (const requirement of service.requirements) {
        const name = `${office.id} ${requirement.code}`;
        const known = needs.get(name);
        needs.set(
          name,
          known === undefined
            ? {
                code: requirement.code,
                office: counter.office,
                name: both(requirement.name, requirement.nameEn),
                group: 'counter',
                bring: broughtFor(requirement),
                note: requirement.note,
                online: undefined,
                counter,
              }
            : { ...known, counter: known.counter ?? counter },
        );
      }
    }
  }
  return [...needs.values()];
}

/** What happens to people, and the documents of it that are done together. */
export const occasions = [
  { id: 'born', codes: ['AKTA-LAHIR', 'KK-UBAH', 'KIA'] },
  { id: 'adult', codes: ['KTP-BARU'] },
  { id: 'married', codes: ['AKTA-KAWIN', 'KK-BARU', 'KTP-UBAH'] },
  { id: 'moved', codes: ['SKPWNI', 'DATANG', 'PINDAH-DALAM'] },
  { id: 'died', codes: ['AKTA-MATI', 'KK-UBAH'] },
  { id: 'lost', codes: ['KTP-HILANG', 'KK-HILANG', 'KTP-RUSAK'] },
  { id: 'poor', codes: ['SKTM'] },
  { id: 'lives', codes: ['SK-DOMISILI'] },
  { id: 'trades', codes: ['SK-USAHA'] },
] as const;

/** Occasions whose documents are all needed, so that they are done in one go; of the others one chooses. */
export const together: ReadonlySet<string> = new Set(['born', 'married', 'died']);

/** What to bring for several documents, each once. */
export function broughtTogether(needs: readonly Need[]): readonly Wanted[] {
  const papers = new Map<string, Wanted>();
  for (const { bring } of needs) {
    for (const paper of bring) {
      const known = papers.get(paper.label.id);
      // What one of them needs always is needed always.
      if (known === undefined || known.when !== undefined) papers.set(paper.label.id, paper);
    }
  }
  return [...papers.values()];
}
