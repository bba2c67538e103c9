import type { Region, Service } from '#shared/region/schema.ts';

// What is known of Tanjungbalai: its Kemendagri code, zone and services. Its own queue rules, counter hours, quotas, address
// and phone were not published anywhere we could find. Each value marked DEFAULT is ours, chosen from what comparable
// offices publish, and waits for the office's word; officials change quotas, hours and days without a deployment.

/** DEFAULT: one window an hour; at most two people in five cancel or move before the numbers of a window run out. */
const window = { windowMinutes: 60, numberBlock: 40 } satisfies Partial<Service>;

const region: Region = {
  id: 'tanjungbalai',
  code: '12.74', // Kepmendagri 300.2.2-2430/2025
  name: { id: 'Kota Tanjungbalai', en: 'City of Tanjungbalai' },
  timezone: 'Asia/Jakarta',
  languages: ['id', 'en'],
  // DEFAULT: harbour blue and sunrise gold; every pair below has a contrast of at least 4.5 : 1 on white or on itself.
  brand: {
    '--ina-primary': '#0b5c8e',
    '--ina-primary-dark': '#083f63',
    '--ina-on-primary': '#ffffff',
    '--ina-accent': '#f2b632',
    '--ina-on-accent': '#1a1a1a',
  },
  origin: 'https://antrean.tanjungbalaikota.go.id', // DEFAULT: a name under the city's domain
  ramadan: [
    // From the Idulfitri dates of the joint decrees (SKB 3 Menteri); the first day is settled by the sidang isbat.
    {
      from: '2026-02-19',
      to: '2026-03-20',
      source: 'SKB 1497/2025, 2/2025, 5/2025: Idulfitri 21 March 2026',
    },
    {
      from: '2027-02-08',
      to: '2027-03-09',
      source: 'SKB 1205/2026, 3/2026, 2/2026: Idulfitri 10 March 2027',
    },
  ],
  reportExtortion: {
    label: {
      id: 'Layanan ini gratis. Dimintai uang? Laporkan ke SP4N-LAPOR!',
      en: 'This service is free. Asked for money? Report it to SP4N-LAPOR!',
    },
    contact: 'https://www.lapor.go.id',
  },
  queue: {
    horizonDays: 14, // DEFAULT
    releaseTime: '07:00', // DEFAULT: common, but found in no office's written rule
    selfServiceEndsMinutes: 30, // DEFAULT
    liveBookingsPerPerson: 2, // DEFAULT
    changesPerPersonAndDay: 3,
    coolDownSeconds: { least: 120, most: 600 },
    retentionDays: 30,
    recoveriesPerDay: 3, // DEFAULT
    challengeCost: 50_000,
  },
  notifications: { mailFrom: 'antrean@tanjungbalaikota.go.id' }, // DEFAULT
  offices: [
    {
      id: 'disdukcapil',
      name: {
        id: 'Dinas Kependudukan dan Pencatatan Sipil Kota Tanjungbalai',
        en: 'Tanjungbalai Civil Registry Office',
      },
      address: 'Kota Tanjungbalai, Sumatera Utara', // DEFAULT: the street is to come from the office
      hours: {
        // DEFAULT: counters close an hour before the working day of Perpres 21/2023 ends (07.30-16.00, break 60 minutes,
        // Friday 90 for prayer), so that who is called last is served in time.
        regular: {
          mon: [
            ['08:00', '12:00'],
            ['13:00', '15:00'],
          ],
          tue: [
            ['08:00', '12:00'],
            ['13:00', '15:00'],
          ],
          wed: [
            ['08:00', '12:00'],
            ['13:00', '15:00'],
          ],
          thu: [
            ['08:00', '12:00'],
            ['13:00', '15:00'],
          ],
          fri: [
            ['08:00', '12:00'],
            ['13:30', '15:30'],
          ],
          sat: [],
          sun: [],
        },
        // DEFAULT within Perpres 21/2023 for Ramadan: from 08.00, break 30 minutes, Friday 60.
        ramadan: {
          mon: [
            ['08:00', '12:00'],
            ['12:30', '14:30'],
          ],
          tue: [
            ['08:00', '12:00'],
            ['12:30', '14:30'],
          ],
          wed: [
            ['08:00', '12:00'],
            ['12:30', '14:30'],
          ],
          thu: [
            ['08:00', '12:00'],
            ['12:30', '14:30'],
          ],
          fri: [
            ['08:00', '12:00'],
            ['13:00', '15:00'],
          ],
          sat: [],
          sun: [],
        },
      },
      exceptions: [],
      // DEFAULT: letters, minutes and quotas. Six windows a day: 60 seats online for KTP-el, and as many for who just comes.
      services: [
        {
          id: 'ktp-el',
          name: { id: 'KTP-el', en: 'Identity card (KTP-el)' },
          letter: 'A',
          durationMinutes: 10,
          catalogue: ['KTP-BARU', 'KTP-HILANG', 'KTP-RUSAK', 'KTP-UBAH', 'KTP-PINDAH'],
          quota: { online: 10, walkIn: 10 },
          ...window,
        },
        {
          id: 'kartu-keluarga',
          name: { id: 'Kartu Keluarga', en: 'Family card (KK)' },
          letter: 'B',
          durationMinutes: 15,
          catalogue: ['KK-BARU', 'KK-PISAH', 'KK-UBAH', 'KK-HILANG'],
          quota: { online: 8, walkIn: 8 },
          ...window,
        },
        {
          id: 'akta',
          name: {
            id: 'Akta kelahiran, kematian, perkawinan, perceraian',
            en: 'Birth, death, marriage and divorce certificates',
          },
          letter: 'C',
          durationMinutes: 20,
          catalogue: ['AKTA-LAHIR', 'AKTA-MATI', 'AKTA-KAWIN', 'AKTA-CERAI'],
          quota: { online: 6, walkIn: 6 },
          ...window,
        },
        {
          id: 'pindah-datang',
          name: { id: 'Pindah dan datang', en: 'Moving out and moving in' },
          letter: 'D',
          durationMinutes: 20,
          catalogue: ['SKPWNI', 'DATANG', 'PINDAH-DALAM'],
          quota: { online: 4, walkIn: 4 },
          ...window,
        },
        {
          id: 'kia',
          name: { id: 'Kartu Identitas Anak (KIA)', en: 'Child identity card (KIA)' },
          letter: 'E',
          durationMinutes: 10,
          catalogue: ['KIA'],
          quota: { online: 5, walkIn: 5 },
          ...window,
        },
        {
          id: 'ikd',
          name: {
            id: 'Aktivasi Identitas Kependudukan Digital (IKD)',
            en: 'Digital identity (IKD) activation',
          },
          letter: 'F',
          durationMinutes: 10,
          catalogue: ['IKD'],
          quota: { online: 6, walkIn: 6 },
          ...window,
        },
      ],
    },
  ],
};

export default region;
