import { expect, test } from 'vitest';
import type { Band } from '../log/entry.ts';
import { type Compared, compare } from './compare.ts';
import { durationCounter } from './durations.ts';
import { least } from './figures.ts';

const minutes = (count: number) => count * 60_000;
const of = (
  office: string,
  service: string,
  band: Band,
  time: number,
  many: number,
  month = '2026-12',
): Compared => ({
  cell: { office, service, band, month },
  counters: { [durationCounter(minutes(time))]: many },
});

test('offices are compared in the same service and part of the day only, and where both did enough', () => {
  const one = [
    of('a', 'identity-card', 'morning', 5, 40),
    of('a', 'identity-card', 'afternoon', 5, 40),
    of('a', 'family-card', 'morning', 5, least.durations - 1),
  ];
  const other = [
    of('b', 'identity-card', 'morning', 10, 20),
    of('b', 'identity-card', 'morning', 10, 20, '2027-01'),
    of('b', 'identity-card', 'midday', 10, 40),
    of('b', 'family-card', 'morning', 10, 40),
  ];

  const found = compare(one, other);

  expect(found.map(({ service, band }) => [service, band])).toEqual([['identity-card', 'morning']]);
  expect(found[0]?.times.map(({ of: samples }) => samples)).toEqual([40, 40]);
});
