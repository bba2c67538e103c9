import city from 'balai:city';
import type { Text } from '#shared/region/schema.ts';
import { spokenDate } from '#shared/time/spoken.ts';

const zones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** `09.41 WIB`; in English `09:41 WIB`. */
export function timeOf(at: number, language: keyof Text): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: city.timezone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${language === 'id' ? time.replace(':', '.') : time} ${zones[city.timezone] ?? ''}`;
}

/** `Senin, 7 Desember 2026`: the local date of an instant. */
export function dateOf(at: number, language: keyof Text): string {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone: city.timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
  return spokenDate(date)[language];
}
