import { expect, test } from 'vitest';
import { officeDate, officeTime } from './office-time.ts';

const at = Date.parse('2026-12-06T23:05:09Z');

test.each([
  ['Asia/Jakarta', '06.05', 'WIB'],
  ['Asia/Makassar', '07.05', 'WITA'],
  ['Asia/Jayapura', '08.05', 'WIT'],
])('the clock of a hall in %s shows %s %s', (zone, time, name) => {
  expect(officeTime(at, zone)).toEqual({ time, seconds: '09', zone: name });
  expect(officeDate(at, zone)).toBe('2026-12-07');
});

test('midnight is 00.00', () => {
  expect(officeTime(Date.parse('2026-12-06T17:00:00Z'), 'Asia/Jakarta').time).toBe('00.00');
});
