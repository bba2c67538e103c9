import { requirementsOf } from '#shared/catalogue/requirements.ts';
import type { Catalogue, CatalogueEntry } from '#shared/catalogue/schema.ts';
import type { Region } from '#shared/region/schema.ts';
import type { OfferedService } from '../../contract.ts';
import { formOf } from '../../domain/forms/forms.ts';

/** A service that an office offers online: as citizens see it but for the days promised, which officials change, and what only the office decides. */
export interface Offered extends Omit<OfferedService, 'days'> {
  readonly secondEyes: boolean;
}

/** What an office takes requests for, by id of the office and code of the service; made once, for it comes with the bundle. */
export type OfferedByOffice = ReadonlyMap<string, ReadonlyMap<string, Offered>>;

/** Every service that is offered online. Throws on a code that the catalogue does not have. */
export const offeredServices = (region: Region, catalogue: Catalogue): OfferedByOffice =>
  new Map(
    region.offices.flatMap(({ id, documents }) => {
      if (documents === undefined) return [];
      const entries = requirementsOf(
        catalogue,
        documents.services.map(({ code }) => code),
      );
      const services = documents.services.flatMap(({ code, secondEyes = false }, index) => {
        const entry = entries[index];
        return entry ? [[code, { ...offer(entry, catalogue), secondEyes }] as const] : [];
      });
      return [[id, new Map(services)] as const];
    }),
  );

const offer = (entry: CatalogueEntry, catalogue: Catalogue): Omit<Offered, 'secondEyes'> => {
  const { code, name, group, fee, visit = null, certainty } = entry;
  const confirmed = certainty === 'sourced';
  const note = entry.note ?? (confirmed ? undefined : catalogue.unconfirmed);
  return {
    code,
    name,
    group,
    fee,
    visit,
    ...(note && { note }),
    papers: entry.requirements.length > 0 ? entry.requirements : assumedPapers,
    form: formOf(code).map((field) => ({ ...field })),
    confirmed,
  };
};

/** Where no source names the papers: those that `unconfirmed` speaks of. DEFAULT */
const assumedPapers: OfferedService['papers'] = [
  { key: 'ktp', label: { id: 'KTP-el', en: 'Identity card (KTP-el)' } },
  { key: 'kk', label: { id: 'Kartu Keluarga (KK)', en: 'Family card (KK)' } },
  {
    key: 'pengantar',
    label: { id: 'Surat pengantar lurah', en: 'Cover letter of the lurah' },
    optional: true,
  },
];
