import { expect, test } from 'vitest';
import { sizeOfBundle } from './figures/bundle-size.ts';
import { costOfVisitors } from './figures/floor-units.ts';
import { costOfRequests } from './figures/request-units.ts';
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

test('a visitor costs at most 14 writes from check-in to done, and a look at the board one read', async () => {
  const { steps, total, board } = await costOfVisitors(12);

  expect(steps).toMatchObject({ serve: 1 });
  // The opening of the day is shared by the twelve.
  expect(total).toBeLessThanOrEqual(14);
  expect(board).toBeLessThanOrEqual(1);
});

test('a step of a request for a document costs at most 2 writes, one that brings a new file 10, and a page of the worklist a read or two', async () => {
  const { steps, page } = await costOfRequests(60);
  const withFile = new Set(['resubmit', 'finish']);

  for (const { step, table } of steps)
    expect([step, table <= (withFile.has(step) ? 10 : 2)]).toEqual([step, true]);
  // The same for a pile of any length: a page is read, not the pile.
  expect(page).toBeLessThanOrEqual(10);
});
