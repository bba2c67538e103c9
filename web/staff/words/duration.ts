import type { Language } from '../texts/language.tsx';

const words = {
  id: { hours: 'jam', minutes: 'menit', under: '<1 menit' },
  en: { hours: 'h', minutes: 'min', under: '<1 min' },
} as const;

/** Milliseconds as people say them, in whole minutes: `4 menit`, `1 jam 5 menit`. */
export function duration(language: Language, milliseconds: number): string {
  const { hours, minutes, under } = words[language];
  const all = Math.floor(milliseconds / 60_000);
  if (all < 1) return under;
  const [h, m] = [Math.floor(all / 60), all % 60];
  return [h > 0 && `${h} ${hours}`, (m > 0 || h === 0) && `${m} ${minutes}`].filter(Boolean).join(' ');
}

/** Milliseconds as a clock that runs: `04:07`, `1:02:09`; never below zero. */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
}

/** Local time of an instant: `08.05` in Bahasa Indonesia, `08:05` in English. */
export const clockTime = (language: Language, at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** A local date (`YYYY-MM-DD`) as people say it: `Sen 7/12`. */
export const dayName = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
  }).format(new Date(`${date}T12:00:00Z`));
