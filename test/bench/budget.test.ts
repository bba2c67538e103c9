import { expect, test } from 'vitest';
import { sizeOfBundle } from './figures/bundle-size.ts';
import { costOfDay } from './figures/write-units.ts';

// The budgets that can be checked in seconds; `npm run bench` measures the rest.

test('the booking bundle stays within 400 kB', async () => {
  const { bytes, parts } = await sizeOfBundle('book');

  expect(bytes, JSON.stringify(parts.slice(0, 5))).toBeLessThanOrEqual(400_000);
});

test('a booking costs one write each for details, person index and settling, and refusals cost none', async () => {
  const day = await costOfDay(2);

  expect(day).toMatchObject({ seats: 12, detailsMean: 1, indexMean: 1, settleMean: 1 });
  // A sheet of twelve is within 1 to 2 kB; its creation is shared by the twelve.
  expect(day.claimMean).toBeLessThanOrEqual(1.5);
  expect(day.writesPerBooking).toBeLessThanOrEqual(4.75);
  expect([day.writesWhenFull, day.writesWhenNotOpen]).toEqual([0, 0]);
});
