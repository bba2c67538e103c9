import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate, timeOf } from './local.ts';
import { instantOf, localDateAt, type Zone } from './zone.ts';

const zones: readonly Zone[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
const instants = fc.integer({
  min: Date.parse('2000-01-01T00:00:00Z'),
  max: Date.parse('2060-01-01T00:00:00Z'),
});

test('eight in the morning in Tanjungbalai is one in UTC', () => {
  const instant = instantOf(localDate.parse('2026-11-23'), timeOf(8 * 60), 'Asia/Jakarta');

  expect(new Date(instant).toISOString()).toBe('2026-11-23T01:00:00.000Z');
});

test('the date changes at local midnight', () => {
  const lastMoment = Date.parse('2026-11-22T16:59:59.999Z');

  expect(localDateAt(lastMoment, 'Asia/Jakarta')).toBe('2026-11-22');
  expect(localDateAt(lastMoment + 1, 'Asia/Jakarta')).toBe('2026-11-23');
});

test.each(zones)('%s agrees with the time zone database at every instant', (timeZone) => {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });

  fc.assert(
    fc.property(instants, (instant) => {
      const [date = '', time = ''] = format.format(instant).split(' ');
      const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const startOfMinute = Math.floor(instant / 60_000) * 60_000;
      expect(localDateAt(instant, timeZone)).toBe(date);
      expect(instantOf(localDate.parse(date), timeOf(minutes), timeZone)).toBe(startOfMinute);
    }),
  );
});
