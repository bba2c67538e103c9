import { localDateAt, type Zone } from '#shared/time/zone.ts';
import type { Language } from '../texts/language.tsx';
import { clockTime, dayName } from './duration.ts';

/** An instant as people say it: `Sen, 7/12 08.05`. */
export const instantWords = (language: Language, at: number, timeZone: Zone): string =>
  `${dayName(language, localDateAt(at, timeZone))} ${clockTime(language, at, timeZone)}`;
