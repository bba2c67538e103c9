import { expect, test } from 'vitest';
import data from './holidays.json' with { type: 'json' };
import { holidayOn } from './holidays.ts';
import { localDate, weekdayOf } from './local.ts';
import { officeDay } from './office-hours.ts';

type Hours = [string, string][];
const workday: Hours = [
  ['08:00', '12:00'],
  ['13:00', '15:00'],
];
const friday: Hours = [['08:00', '11:30']];
const fasting: Hours = [['08:30', '12:00']];
const week = (days: Hours, fri: Hours) => ({
  mon: days,
  tue: days,
  wed: days,
  thu: days,
  fri,
  sat: [],
  sun: [],
});
const ramadan = [{ from: '2026-02-19', to: '2026-03-20', source: 'test' }];
const reason = { id: 'Rapat kerja', en: 'Staff meeting' };
const office = {
  hours: { regular: week(workday, friday), ramadan: week(fasting, fasting) },
  exceptions: [
    { date: '2026-11-24', spans: [], reason },
    { date: '2026-12-25', spans: friday, reason },
    { date: '2026-11-29', spans: friday, reason },
  ],
};
const on = (date: string) => officeDay(office, localDate.parse(date), ramadan);
const span = (start: string, end: string) => ({ start, end });

test('a weekday has the regular hours, Friday its own', () => {
  expect(on('2026-11-23')).toEqual({ spans: [span('08:00', '12:00'), span('13:00', '15:00')] });
  expect(on('2026-11-27')).toEqual({ spans: [span('08:00', '11:30')] });
});

test('within Ramadan, first and last day included, the Ramadan hours hold', () => {
  expect(on('2026-02-18')).toEqual({ spans: [span('08:00', '12:00'), span('13:00', '15:00')] });
  expect(on('2026-02-19')).toEqual({ spans: [span('08:30', '12:00')] });
  expect(on('2026-03-17')).toEqual({ spans: [span('08:30', '12:00')] });
});

test('an office that opens on holidays keeps its hours, also in a year whose holidays nobody knows', () => {
  const always = { ...office, openOnHolidays: true } as const;

  for (const date of ['2026-08-17', '2029-08-17']) {
    const day = officeDay(always, localDate.parse(date), ramadan);
    expect(day).not.toHaveProperty('closed');
    expect(day).not.toHaveProperty('holidaysUnknown');
  }
});

test('a holiday closes the office and says which one it is', () => {
  expect(on('2026-08-17')).toEqual({
    closed: { id: 'Proklamasi Kemerdekaan', en: 'Independence Day' },
    cause: 'holiday',
  });
});

test('joint leave closes the office too', () => {
  expect(on('2026-12-24')).toMatchObject({
    cause: 'holiday',
    closed: { id: expect.stringMatching(/^Cuti Bersama/) },
  });
});

test('a day of the week without hours says so', () => {
  expect(on('2026-11-22')).toEqual({
    closed: { id: 'libur setiap hari Minggu', en: 'closed on Sundays' },
    cause: 'weekday',
  });
});

test('an exception closes a working day, with its own reason', () => {
  expect(on('2026-11-24')).toEqual({ closed: reason, cause: 'exception' });
});

test('an exception opens the office on a holiday and on a Sunday', () => {
  expect(on('2026-12-25')).toEqual({ spans: [span('08:00', '11:30')] });
  expect(on('2026-11-29')).toEqual({ spans: [span('08:00', '11:30')] });
});

test('a year whose decree is not entered is open with a warning, not guessed', () => {
  expect(on('2028-08-17')).toEqual({
    spans: [span('08:00', '12:00'), span('13:00', '15:00')],
    holidaysUnknown: true,
  });
});

test('every year has as many holidays and days of joint leave as its decree', () => {
  for (const { year, national, joint } of data.decrees) {
    const ofYear = data.holidays.filter(({ date }) => date.startsWith(`${year}-`));

    expect(ofYear.filter(({ type }) => type === 'national')).toHaveLength(national);
    expect(ofYear.filter(({ type }) => type === 'joint-leave')).toHaveLength(joint);
  }
});

test('every holiday is a real date, named in both languages, none twice', () => {
  expect(new Set(data.holidays.map(({ date }) => date)).size).toBe(data.holidays.length);
  for (const { date } of data.holidays) {
    const holiday = holidayOn(localDate.parse(date));
    expect(holiday?.name.id).not.toBe('');
    expect(holiday?.name.en).not.toBe('');
    expect(weekdayOf(localDate.parse(date))).toBeDefined();
  }
});
