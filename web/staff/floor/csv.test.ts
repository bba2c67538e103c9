import { expect, test } from 'vitest';
import type { Figures } from '#services/queue/contract.ts';
import { csvOf } from './csv.ts';

const figures: Figures = {
  office: 'disdukcapil',
  date: '2026-12-07',
  now: 0,
  services: [
    {
      id: 'akta',
      seats: 48,
      walkInSeats: 12,
      booked: 40,
      came: 37,
      walkIns: 9,
      served: 45,
      waiting: { people: 45, p50: 600, p90: 1500 },
      serving: null,
    },
  ],
  hours: [{ hour: 8, service: 'akta', arrived: 12, served: 7, waiting: null }],
  hall: { peak: 31, peakAt: 0, curve: [] },
};

test('a day is a table: its services, their hours, the hall; every line has all columns', () => {
  const lines = csvOf(figures).trimEnd().split('\r\n');

  expect(lines.map((line) => line.split(',').length)).toEqual([15, 15, 15, 15]);
  expect(lines[1]).toBe('2026-12-07,akta,,48,12,40,37,9,45,45,600,1500,,,');
  expect(lines[2]).toBe('2026-12-07,akta,8,,,,12,,7,0,,,,,');
  expect(lines[3]).toMatch(/,31$/);
});

test('nothing in it is taken for a formula or breaks a line', () => {
  expect(csvOf({ ...figures, date: '=1+1' }).split('\r\n')[1]).toMatch(/^'=1\+1,/);
  expect(csvOf({ ...figures, date: 'a,"b"\n' })).toContain('"a,""b""\n"');
});
