import type { Office, Region } from '#shared/region/schema.ts';
import { holidayOn } from './holidays.ts';
import { type LocalDate, weekdayOf } from './local.ts';
import { officeDay } from './office-hours.ts';
import { instantOf } from './zone.ts';

/** A working day (hari kerja) of an office. Instants are epoch milliseconds. */
export interface WorkingDay {
  readonly date: LocalDate;
  readonly opens: number;
  readonly closes: number;
  /** The year's decree is not entered: it may turn out to be a holiday. */
  readonly holidaysUnknown?: true;
}

/** The working days of an office. */
export type WorkingDays = (date: LocalDate) => WorkingDay | undefined;

/**
 * Monday to Friday, no public holiday nor joint leave, and the office open. An office that opens on a Saturday or a holiday too
 * does its citizens a favour; nothing is due sooner for it, and nobody who counts on their fingers is surprised.
 */
export const workingDaysOf =
  (
    office: Pick<Office, 'hours' | 'exceptions' | 'openOnHolidays'>,
    { ramadan, timezone }: Pick<Region, 'ramadan' | 'timezone'>,
  ): WorkingDays =>
  (date) => {
    const weekday = weekdayOf(date);
    if (weekday === 'sat' || weekday === 'sun' || holidayOn(date)) return undefined;
    const day = officeDay(office, date, ramadan);
    if ('closed' in day) return undefined;
    const [first, last] = [day.spans[0], day.spans.at(-1)];
    if (!first || !last) return undefined;
    return {
      date,
      opens: instantOf(date, first.start, timezone),
      closes: instantOf(date, last.end, timezone),
      ...(day.holidaysUnknown && { holidaysUnknown: true }),
    };
  };
