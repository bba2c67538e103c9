import type { Text } from '#shared/region/schema.ts';

const zones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

const dayIn = (instant: number, timeZone: string): Text => ({
  id: new Intl.DateTimeFormat('id-ID', { ...day, timeZone }).format(instant),
  en: new Intl.DateTimeFormat('en-GB', { ...day, timeZone }).format(instant),
});

/** A local date `YYYY-MM-DD` as people say it: `Senin, 23 November 2026`. */
export const spokenDate = (date: string): Text => dayIn(Date.parse(`${date}T00:00:00Z`), 'UTC');

/** An instant (epoch milliseconds) as people of a time zone say it, with the zone's Indonesian name. */
export const spokenInstant = (instant: number, timeZone: string): Text => {
  const date = dayIn(instant, timeZone);
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    instant,
  );
  const zone = zones[timeZone] ?? timeZone;
  return { id: `${date.id} pukul ${clock.replace(':', '.')} ${zone}`, en: `${date.en} at ${clock} ${zone}` };
};
