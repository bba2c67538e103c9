import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate, localDate, minutesOf, timeOf, weekdayOf } from './local.ts';

const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(localDate.parse('1990-01-01'), days));

test.each(['2026-02-29', '2026-02-31', '2026-04-31', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1'])(
  'refuses %s, which no calendar has',
  (text) => {
    expect(localDate.safeParse(text).success).toBe(false);
  },
);

test('takes the leap day of a leap year', () => {
  expect(localDate.safeParse('2028-02-29').success).toBe(true);
});

test('knows the weekday', () => {
  expect(weekdayOf(localDate.parse('2026-11-22'))).toBe('sun');
  expect(weekdayOf(localDate.parse('2026-11-27'))).toBe('fri');
});

test('days added are the days between, and go back again', () => {
  const check = (date: LocalDate, days: number) => {
    const later = addDays(date, days);
    expect(daysBetween(date, later)).toBe(days);
    expect(addDays(later, -days)).toBe(date);
  };

  fc.assert(fc.property(dates, fc.integer({ min: -3_000, max: 3_000 }), check));
});

test('a later date is the greater text', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 3_000 }), (date, days) => addDays(date, days) > date),
  );
});

test('minutes and times of day are the same thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_439 }), (minutes) => minutesOf(timeOf(minutes)) === minutes),
  );
});
