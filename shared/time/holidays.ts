import type { Text } from '#shared/region/schema.ts';
import data from './holidays.json' with { type: 'json' };
import type { LocalDate } from './local.ts';

/** A public holiday, or joint leave (cuti bersama) on which offices are normally shut. */
export interface Holiday {
  readonly type: 'national' | 'joint-leave';
  readonly name: Text;
}

const holidays = new Map<string, Holiday>(
  data.holidays.map(({ date, type, name }) => [
    date,
    { type: type === 'national' ? 'national' : 'joint-leave', name },
  ]),
);

const years = new Set(data.decrees.map(({ year }) => year));

/** The holiday on a date, by the ministers' joint decree of its year (`holidays.json`, with sources). */
export const holidayOn = (date: LocalDate): Holiday | undefined => holidays.get(date);

/** Whether the holidays of a date's year are known; before the decree is entered, nothing is guessed. */
export const holidaysKnown = (date: LocalDate): boolean => years.has(Number(date.slice(0, 4)));
