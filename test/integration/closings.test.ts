import { expect, inject, test } from 'vitest';
import { closeDay } from '../faults/close-day.ts';

test('a day is closed: at once everybody has an offer, each is told once, and redelivery tells nobody again', {
  timeout: 300_000,
}, async () => {
  const day = await closeDay({ assemblies: inject('assemblies'), bookings: 24 });

  expect(day.flaws).toEqual([]);
  expect(day).toMatchObject({ told: 24, offers: 24 });
  expect(day.offeredAfter).toBeLessThan(60_000);
});
