import type { Region } from '#shared/region/schema.ts';
import { addDays, type LocalDate, type LocalTime, localDate, localTime, minutesOf } from './local.ts';

/** A time zone of Indonesia. */
export type Zone = Region['timezone'];

/** Hours ahead of UTC; Indonesia has had no summer time since these zones were drawn (Keppres 41/1987, from 1988). */
const offsetHours: Readonly<Record<Zone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** What the zones are called in Indonesia. */
export const zoneNames = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} as const satisfies Record<Zone, string>;

const hour = 3_600_000;

/** The instant (epoch milliseconds) of a local date and time in a zone. */
export const instantOf = (date: LocalDate, time: LocalTime, zone: Zone): number =>
  Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * 60_000 - offsetHours[zone] * hour;

/** The local date at an instant (epoch milliseconds) in a zone. */
export const localDateAt = (instant: number, zone: Zone): LocalDate =>
  localDate.parse(new Date(instant + offsetHours[zone] * hour).toISOString().slice(0, 10));

const midnight = localTime.parse('00:00');

/** When the local day of an instant ends (epoch milliseconds): the next midnight of the zone. */
export const nextMidnight = (instant: number, zone: Zone): number =>
  instantOf(addDays(localDateAt(instant, zone), 1), midnight, zone);
