import type * as z from 'zod/mini';
import { documentsSchema } from '#shared/region/documents.ts';
import type { letterOffice } from '#shared/region/letters.ts';
import type { Region, Service } from '#shared/region/schema.ts';
import { counterService } from './counter-service.ts';
import { type CityFacts, placeOf, region } from './region.ts';
import { hours } from './week.ts';

/** A sub-district (kecamatan) whose office issues letters at its PATEN counter (Permendagri 4/2010). */
export function subdistrictOffice(facts: CityFacts): Region {
  const { name, city } = placeOf(facts);
  return region(
    facts,
    { id: `Kecamatan ${name}`, en: `${name} Sub-district` },
    {
      id: 'kecamatan',
      name: {
        id: city === undefined ? `Kantor Kecamatan ${name}` : `Kantor Kecamatan ${name}, ${city}`,
        en: `${name} Sub-district Office`,
      },
      address: facts.address,
      hours,
      exceptions: [],
      services,
      documents: documentsSchema.parse({ services: online, letters: lettersOf(facts) }),
    },
  );
}

/** Letters that Balai has a template for. DEFAULT: the days, and that the camat signs them. */
const online = [
  { code: 'SK-DOMISILI', days: 2 },
  { code: 'SKTM', days: 2 },
];

/** DEFAULT: everything here, until the office says how its letters look and who signs them. */
function lettersOf(facts: CityFacts): z.input<typeof letterOffice> {
  const { name, city = name } = placeOf(facts);
  const initials = name.split(' ').map((word) => word.slice(0, 1));
  return {
    code: `K${initials.join('')}`.toUpperCase(),
    numberFormat: '{classification}/{sequence:4}/{office}/{month}/{year}',
    firstNumbers: [],
    holderShown: 'partly',
    letterhead: [`Pemerintah ${city}`, `Kecamatan ${name}`].map((line) => line.toUpperCase()),
    address: facts.address,
    name: `Kantor Kecamatan ${name}`,
    subdistrict: name,
    city,
    place: name,
    signer: { position: `Camat ${name}`, name: '(nama camat)' },
    notice: 'Surat ini gratis. Dimintai uang? Laporkan ke SP4N-LAPOR!, lapor.go.id.',
  };
}

// DEFAULT: letters, minutes and quotas, and which letters the camat may sign: each city decides that by its own regulation.
const services: Service[] = [
  {
    id: 'surat-keterangan',
    letter: 'A',
    name: {
      id: 'Surat keterangan domisili, usaha, belum menikah',
      en: 'Statements of domicile, business, being unmarried',
    },
    minutes: 10,
    places: 6,
    catalogue: ['SK-DOMISILI', 'SK-USAHA', 'SK-BELUM-NIKAH'],
  },
  {
    id: 'sktm',
    letter: 'B',
    name: { id: 'Surat keterangan tidak mampu (SKTM)', en: 'Statement of low income (SKTM)' },
    minutes: 15,
    places: 4,
    catalogue: ['SKTM'],
  },
  {
    id: 'dispensasi-nikah',
    letter: 'C',
    name: { id: 'Dispensasi nikah', en: 'Marriage dispensation' },
    minutes: 20, // 10 to 30 in three sub-districts' published standards
    places: 3,
    catalogue: ['DISP-NIKAH'],
  },
  {
    id: 'waris-tanah',
    letter: 'D',
    name: { id: 'Surat ahli waris dan tanah', en: 'Letters on heirs and land' },
    minutes: 20,
    places: 3,
    catalogue: ['SK-WARIS', 'SK-TANAH'],
  },
  {
    id: 'legalisasi',
    letter: 'E',
    name: {
      id: 'Legalisasi, pengantar, dan rekomendasi',
      en: 'Legalisation, cover letters, recommendations',
    },
    minutes: 10,
    places: 6,
    catalogue: ['LEGALISIR', 'SKCK-PENGANTAR', 'IZIN-KERAMAIAN', 'PROPOSAL'],
  },
].map(counterService);
