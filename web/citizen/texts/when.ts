import { spokenDate } from '#shared/time/spoken.ts';
import type { Choice } from '../places.ts';
import type { Language } from './language.tsx';

const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const noon = (date: string) => new Date(`${date}T12:00:00Z`);

function format(
  language: Language,
  date: Date,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locale[language], { timeZone, ...options }).format(date);
}

/** `Senin, 23 November`. */
export const dayAndMonth = (language: Language, date: string): string =>
  format(language, noon(date), 'UTC', { weekday: 'long', day: 'numeric', month: 'long' });

export const weekday = (language: Language, date: string): string =>
  format(language, noon(date), 'UTC', { weekday: 'long' });

export const dayNumber = (date: string): string => String(Number(date.slice(8)));

export const monthName = (language: Language, date: string): string =>
  format(language, noon(date), 'UTC', { month: 'long' });

/** `08.00` in Bahasa Indonesia, `08:00` in English. */
export const clockTime = (language: Language, time: string): string =>
  language === 'id' ? time.replace(':', '.') : time;

/** `08.00 – 09.00`. */
export const span = (language: Language, start: string, end: string): string =>
  `${clockTime(language, start)} – ${clockTime(language, end)}`;

/** The times of a choice, `08.00 – 09.00` where their ends are known, `08.00` else; none are any. */
export const choiceTime = (
  language: Language,
  { choice, any, windows = [] }: { choice: Choice; any: string; windows?: readonly Ended[] },
): string =>
  [choice]
    .flat()
    .map((start) => {
      const end = windows.find((window) => window.start === start)?.end;
      return end === undefined ? clockTime(language, start) : span(language, start, end);
    })
    .join(', ') || any;

interface Ended {
  readonly start: string;
  readonly end: string;
}

/** `Senin, 23 November 2026`. */
export const longDate = (language: Language, date: string): string => spokenDate(date)[language];

/** `Senin, 23 November pukul 07.00 WIB`. */
export function moment(language: Language, at: number, timezone: string): string {
  const day = dayAndMonth(language, localDate(at, timezone));
  // Only Bahasa Indonesia has names for the zones: WIB, WITA, WIT.
  const time = new Intl.DateTimeFormat('id-ID', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
  return language === 'id' ? `${day} pukul ${time}` : `${day} at ${time.replace('.', ':')}`;
}

/** What the zones of Indonesia are ahead of UTC; there is no summer time. */
const ahead: Readonly<Record<string, string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};

/** The instant (epoch milliseconds) of a local date and time; `24:00` is the midnight that ends the day. */
export const instantAt = (date: string, time: string, timezone: string): number =>
  Date.parse(`${date}T${time}:00${ahead[timezone] ?? 'Z'}`);

/** The local time of day of an instant, `08:00`. */
export const timeOfDay = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(at);

/** The local date of an instant, YYYY-MM-DD. */
export const localDate = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

/** A reason such as `libur setiap hari Sabtu`, where it begins a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The day of the week of a local date: 1 is Monday, 7 is Sunday. */
export const isoWeekday = (date: string): number => noon(date).getUTCDay() || 7;

export function addDays(date: string, days: number): string {
  return new Date(noon(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** What is left until an instant: `2:03:09`, `03:09`; never below zero. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
