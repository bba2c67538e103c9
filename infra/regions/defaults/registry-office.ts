import { documentsSchema } from '#shared/region/documents.ts';
import type { Region, Service } from '#shared/region/schema.ts';
import { counterService } from './counter-service.ts';
import { type CityFacts, placeOf, region } from './region.ts';
import { hours } from './week.ts';

/** A city whose civil registry office (Disdukcapil) takes bookings. */
export function registryOffice(facts: CityFacts): Region {
  const { name } = placeOf(facts);
  const short = name.replace(/^(Kota|Kabupaten) /, '');
  const en = name.startsWith('Kabupaten ') ? `${short} Regency` : `City of ${short}`;
  return region(
    facts,
    { id: name, en },
    {
      id: 'disdukcapil',
      name: {
        id: `Dinas Kependudukan dan Pencatatan Sipil ${name}`,
        en: `${short} Civil Registry Office`,
      },
      address: facts.address,
      hours,
      exceptions: [],
      floor: { counters: 8 }, // DEFAULT
      services,
      documents: online,
    },
  );
}

/** Served by the counter's services too; the days are published nowhere: Permendagri 19/2018 speaks of 24 hours at most. DEFAULT */
const online = documentsSchema.parse({
  services: [
    { code: 'AKTA-LAHIR', days: 3 },
    { code: 'AKTA-MATI', days: 3 },
    { code: 'KK-BARU', days: 3 },
    { code: 'KK-PISAH', days: 3 },
    { code: 'KK-UBAH', days: 3 },
    { code: 'KK-HILANG', days: 3 },
    { code: 'KIA', days: 5 },
    { code: 'SKPWNI', days: 3 },
    { code: 'DATANG', days: 3 },
    { code: 'KTP-BARU', days: 5 },
  ],
});

// DEFAULT: letters, minutes and quotas. Six windows a day: 60 seats online for KTP-el, and as many for who just comes.
const services: Service[] = [
  {
    id: 'ktp-el',
    letter: 'A',
    name: { id: 'KTP-el', en: 'Identity card (KTP-el)' },
    minutes: 10,
    places: 10,
    catalogue: ['KTP-BARU', 'KTP-HILANG', 'KTP-RUSAK', 'KTP-UBAH', 'KTP-PINDAH'],
  },
  {
    id: 'kartu-keluarga',
    letter: 'B',
    name: { id: 'Kartu Keluarga', en: 'Family card (KK)' },
    minutes: 15,
    places: 8,
    catalogue: ['KK-BARU', 'KK-PISAH', 'KK-UBAH', 'KK-HILANG'],
  },
  {
    id: 'akta',
    letter: 'C',
    name: {
      id: 'Akta kelahiran, kematian, perkawinan, perceraian',
      en: 'Birth, death, marriage and divorce certificates',
    },
    minutes: 20,
    places: 6,
    catalogue: ['AKTA-LAHIR', 'AKTA-MATI', 'AKTA-KAWIN', 'AKTA-CERAI'],
  },
  {
    id: 'pindah-datang',
    letter: 'D',
    name: { id: 'Pindah dan datang', en: 'Moving out and moving in' },
    minutes: 20,
    places: 4,
    catalogue: ['SKPWNI', 'DATANG', 'PINDAH-DALAM'],
  },
  {
    id: 'kia',
    letter: 'E',
    name: { id: 'Kartu Identitas Anak (KIA)', en: 'Child identity card (KIA)' },
    minutes: 10,
    places: 5,
    catalogue: ['KIA'],
  },
  {
    id: 'ikd',
    letter: 'F',
    name: { id: 'Aktivasi Identitas Kependudukan Digital (IKD)', en: 'Digital identity (IKD) activation' },
    minutes: 10,
    places: 6,
    catalogue: ['IKD'],
  },
].map(counterService);
