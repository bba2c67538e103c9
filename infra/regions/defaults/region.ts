import { areaOf } from '#shared/region/districts.ts';
import type { Office, Region } from '#shared/region/schema.ts';
import { type Brand, brandTokens } from './brand.ts';

/** What only the city itself can say. */
export interface CityFacts {
  /** Name of the file, and of stacks, bus and folders. */
  readonly id: string;
  /** Kemendagri code, `12.74` or `12.71.08`. */
  readonly code: string;
  /** Needed for an area that shared/region/districts.json does not have. */
  readonly name?: string;
  readonly timezone?: Region['timezone'];
  /** Default: Bahasa Indonesia and English. */
  readonly languages?: Region['languages'];
  /** Where citizens reach the site, without a slash at the end. */
  readonly origin: string;
  /** Sender of mail to citizens. */
  readonly mailFrom: string;
  readonly address: string;
  readonly brand: Brand;
  /** What differs from the offices of its kind. */
  readonly office?: Partial<Office>;
  readonly queue?: Partial<Region['queue']>;
}

/** Name and time zone of an area, from the city's facts or from the data. */
export function placeOf({ code, ...facts }: CityFacts) {
  const area = areaOf(code);
  const name = facts.name ?? area?.name;
  const timezone = facts.timezone ?? area?.timezone;
  if (name === undefined || timezone === undefined) {
    throw new Error(`shared/region/districts.json has no ${code}: give the region a name and a timezone.`);
  }
  return { name, timezone, city: area?.city };
}

/** A region of one office, with everything that is the same in every city. */
export function region(facts: CityFacts, name: Region['name'], office: Office): Region {
  return {
    id: facts.id,
    code: facts.code,
    name,
    timezone: placeOf(facts).timezone,
    languages: facts.languages ?? ['id', 'en'],
    brand: brandTokens(facts.brand),
    origin: facts.origin,
    ramadan,
    reportExtortion,
    queue: { ...queue, ...facts.queue },
    notifications: {
      mailFrom: facts.mailFrom,
      messagesPerRecipientAndDay: 20, // DEFAULT
      textMessages: { reminder: true, line: false }, // DEFAULT
    },
    offices: [{ ...office, ...facts.office }],
  };
}

/** From the Idulfitri dates of the joint decrees (SKB 3 Menteri); the first day is settled by the sidang isbat. */
const ramadan: Region['ramadan'] = [
  { from: '2026-02-19', to: '2026-03-20', source: 'SKB 1497/2025, 2/2025, 5/2025: Idulfitri 21 March 2026' },
  { from: '2027-02-08', to: '2027-03-09', source: 'SKB 1205/2026, 3/2026, 2/2026: Idulfitri 10 March 2027' },
];

const reportExtortion: Region['reportExtortion'] = {
  label: {
    id: 'Layanan ini gratis. Dimintai uang? Laporkan ke SP4N-LAPOR!',
    en: 'This service is free. Asked for money? Report it to SP4N-LAPOR!',
  },
  contact: 'https://www.lapor.go.id',
};

const queue: Region['queue'] = {
  horizonDays: 14, // DEFAULT
  releaseTime: '07:00', // DEFAULT: common, but found in no office's written rule
  selfServiceEndsMinutes: 30, // DEFAULT
  liveBookingsPerPerson: 2, // DEFAULT
  changesPerPersonAndDay: 3,
  coolDownSeconds: { least: 120, most: 600 },
  retentionDays: 30,
  sheetRetentionDays: 90, // DEFAULT
  recoveriesPerDay: 3, // DEFAULT
  reminderTime: '16:00', // DEFAULT
  challengeCost: 50_000,
};
