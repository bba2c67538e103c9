import type { Office, Region, Text } from '#shared/region/schema.ts';
import { holidayOn, holidaysKnown } from './holidays.ts';
import { type LocalDate, localTime, type Weekday, weekdayOf } from './local.ts';
import type { Span } from './windows.ts';

/** Whether an office is open on a date. `holidaysUnknown`: the year's decree is not entered, holidays would be missed. */
export type OfficeDay =
  | { readonly spans: readonly Span[]; readonly holidaysUnknown?: true }
  | { readonly closed: Text; readonly cause: 'holiday' | 'weekday' | 'exception' };

const weekdayNames: Readonly<Record<Weekday, Text>> = {
  mon: { id: 'Senin', en: 'Mondays' },
  tue: { id: 'Selasa', en: 'Tuesdays' },
  wed: { id: 'Rabu', en: 'Wednesdays' },
  thu: { id: 'Kamis', en: 'Thursdays' },
  fri: { id: 'Jumat', en: 'Fridays' },
  sat: { id: 'Sabtu', en: 'Saturdays' },
  sun: { id: 'Minggu', en: 'Sundays' },
};

const spansOf = (pairs: readonly (readonly [string, string])[]): readonly Span[] =>
  pairs.map(([start, end]) => ({ start: localTime.parse(start), end: localTime.parse(end) }));

/**
 * Opening spans of an office on a date, or why it is closed. An exception of the office beats a holiday, a holiday beats the
 * week unless the office opens on holidays; the week is the Ramadan one between the dates that the region names.
 */
export function officeDay(
  office: Pick<Office, 'hours' | 'exceptions' | 'openOnHolidays'>,
  date: LocalDate,
  ramadan: Region['ramadan'],
): OfficeDay {
  const exception = office.exceptions.find((entry) => entry.date === date);
  if (exception) {
    return exception.spans.length > 0
      ? { spans: spansOf(exception.spans) }
      : { closed: exception.reason, cause: 'exception' };
  }
  const holiday = office.openOnHolidays ? undefined : holidayOn(date);
  if (holiday) return { closed: holiday.name, cause: 'holiday' };

  const fasting = ramadan.some(({ from, to }) => from <= date && date <= to);
  const weekday = weekdayOf(date);
  const spans = spansOf((fasting ? office.hours.ramadan : office.hours.regular)[weekday]);
  if (spans.length === 0) {
    const { id, en } = weekdayNames[weekday];
    return { closed: { id: `libur setiap hari ${id}`, en: `closed on ${en}` }, cause: 'weekday' };
  }
  return office.openOnHolidays || holidaysKnown(date) ? { spans } : { spans, holidaysUnknown: true };
}
