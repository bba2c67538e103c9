import { holidayOn } from '#shared/time/holidays.ts';
import { addDays, type LocalDate, weekdayOf } from '#shared/time/local.ts';
import { localDateAt, type Zone } from '#shared/time/zone.ts';
import type { Language } from '../texts/language.tsx';
import { clockTime, dayName } from './duration.ts';

const words = {
  id: {
    today: (time: string) => `hari ini ${time}`,
    tomorrow: (time: string) => `besok ${time}`,
    since: (time: string) => `terlambat sejak ${time}`,
    late: (days: number) => `terlambat ${days} hari kerja`,
  },
  en: {
    today: (time: string) => `today ${time}`,
    tomorrow: (time: string) => `tomorrow ${time}`,
    since: (time: string) => `overdue since ${time}`,
    late: (days: number) => (days === 1 ? 'overdue by 1 working day' : `overdue by ${days} working days`),
  },
} as const;

/** Monday to Friday without holidays: days on which only this office is shut are not known to the page. */
const isWorkingDay = (date: LocalDate): boolean =>
  !['sat', 'sun'].includes(weekdayOf(date)) && holidayOn(date) === undefined;

/** Calendar days that are counted back: a year of delay needs no exact figure. */
const MOST = 366;

function workingDaysAfter(due: LocalDate, today: LocalDate): number {
  let days = 0;
  for (let ahead = 1; ahead <= MOST && addDays(due, ahead) <= today; ahead += 1) {
    if (isWorkingDay(addDays(due, ahead))) days += 1;
  }
  return days;
}

/** When something is due, as people say it: `besok 15.00`, `Kam, 10/12 15.00`, `terlambat 1 hari kerja`. Epoch milliseconds. */
export function dueWords(
  language: Language,
  { due, now, timeZone }: { readonly due: number; readonly now: number; readonly timeZone: Zone },
): string {
  const w = words[language];
  const time = clockTime(language, due, timeZone);
  const [day, today] = [localDateAt(due, timeZone), localDateAt(now, timeZone)];
  if (due < now) {
    const late = workingDaysAfter(day, today);
    return late === 0 ? w.since(day === today ? time : dayName(language, day)) : w.late(late);
  }
  if (day === today) return w.today(time);
  return day === addDays(today, 1) ? w.tomorrow(time) : `${dayName(language, day)} ${time}`;
}
