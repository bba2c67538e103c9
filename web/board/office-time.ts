/** What a clock of the hall shows: `09.41`, the seconds, and the zone as Indonesians call it (WIB, WITA, WIT). */
export function officeTime(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('id-ID', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { time: `${part('hour')}.${part('minute')}`, seconds: part('second'), zone: zones[timeZone] ?? '' };
}

const zones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The local date of an instant, YYYY-MM-DD. */
export const officeDate = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
