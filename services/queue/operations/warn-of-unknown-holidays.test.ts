import { expect, test } from 'vitest';
import demo from '#infra/regions/demo.ts';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import type { Region } from '#shared/region/schema.ts';
import { warnOfUnknownHolidays } from './warn-of-unknown-holidays.ts';

function warnings(region: Region, at: string): string[] {
  const said: string[] = [];
  warnOfUnknownHolidays({
    region,
    clock: { now: () => Date.parse(at) },
    log: (code, { reason } = {}) => said.push(`${code} ${reason}`),
  });
  return said;
}

test('warns once bookings reach into a year without holidays', () => {
  expect(warnings(tanjungbalai, '2027-12-17T06:30:00+07:00')).toEqual([]);
  expect(warnings(tanjungbalai, '2027-12-18T06:30:00+07:00')).toEqual(['holidays-unknown 2028']);
});

test('says nothing where every office opens on holidays', () => {
  expect(warnings(demo, '2028-03-01T06:30:00+07:00')).toEqual([]);
});
