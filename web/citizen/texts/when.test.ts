import { describe, expect, test } from 'vitest';
import {
  addDays,
  clockTime,
  countdown,
  dayAndMonth,
  isoWeekday,
  localDate,
  longDate,
  moment,
  span,
} from './when.ts';

describe('dates and times', () => {
  test('are said as people say them, in both languages', () => {
    expect(longDate('id', '2026-11-23')).toBe('Senin, 23 November 2026');
    expect(longDate('en', '2026-11-23')).toMatch(/^Monday,? 23 November 2026$/);
    expect(dayAndMonth('id', '2026-12-04')).toBe('Jumat, 4 Desember');
    expect(span('id', '08:00', '09:00')).toBe('08.00 – 09.00');
    expect(span('en', '08:00', '09:00')).toBe('08:00 – 09:00');
    expect(clockTime('id', '13:30')).toBe('13.30');
  });

  test('name the office’s zone, wherever the phone is', () => {
    const opening = Date.parse('2026-11-23T00:00:00Z');

    expect(moment('id', opening, 'Asia/Jakarta')).toBe('Senin, 23 November pukul 07.00 WIB');
    expect(moment('en', opening, 'Asia/Jakarta')).toMatch(/^Monday,? 23 November at 07:00 WIB$/);
    expect(moment('id', opening, 'Asia/Jayapura')).toBe('Senin, 23 November pukul 09.00 WIT');
  });

  test('belong to the office’s day: before midnight in London it is already tomorrow in Tanjungbalai', () => {
    expect(localDate(Date.parse('2026-11-22T18:00:00Z'), 'Asia/Jakarta')).toBe('2026-11-23');
  });

  test('count days over the ends of months and years', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  test('weeks begin on Monday', () => {
    expect([isoWeekday('2026-11-23'), isoWeekday('2026-11-29')]).toEqual([1, 7]);
  });
});

describe('the countdown', () => {
  test('shows hours only when there are some', () => {
    expect(countdown(2 * 3_600_000 + 3 * 60_000 + 9_000)).toBe('2:03:09');
    expect(countdown(59 * 60_000)).toBe('59:00');
  });

  test('rounds up, so that it never shows zero too early, and stops there', () => {
    expect(countdown(1)).toBe('00:01');
    expect(countdown(0)).toBe('00:00');
    expect(countdown(-5_000)).toBe('00:00');
  });
});
