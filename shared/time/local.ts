import * as z from 'zod/mini';

/** Milliseconds of a day; no zone of the product changes its clock. */
export const DAY = 86_400_000;

const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const isDate = (text: string): boolean => {
  const at = midnight(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** A day of the calendar, `YYYY-MM-DD`, without a zone; 31 February is refused. */
export const localDate = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDate))
  .brand<'LocalDate'>();

export type LocalDate = z.output<typeof localDate>;

/** A time of day, `HH:MM`, without a zone; `24:00` ends a day. */
export const localTime = z
  .string()
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))
  .brand<'LocalTime'>();

export type LocalTime = z.output<typeof localTime>;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type Weekday = (typeof weekdays)[number];

/** Weekday of a date. */
export const weekdayOf = (date: LocalDate): Weekday =>
  weekdays[new Date(midnight(date)).getUTCDay()] ?? 'sun';

/** The date so many days later (negative: earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  localDate.parse(new Date(midnight(date) + days * DAY).toISOString().slice(0, 10));

/** Days from one date to another; negative when the other is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (midnight(to) - midnight(from)) / DAY;

/** Minutes since midnight. */
export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The time of day that many minutes (0–1440) after midnight. */
export const timeOf = (minutes: number): LocalTime =>
  localTime.parse(
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );
