import { expect, test } from 'vitest';
import { shouldReload } from './watchdog.ts';

const well = {
  now: 1_000_000_000,
  startedAt: 999_000_000,
  beatAt: 999_999_000,
  lookedAt: 999_990_000,
  isBusy: true,
};

test.each([
  ['all is well', {}, false],
  ['the service has been silent, but the loop goes on asking', { beatAt: well.now - 30_000 }, false],
  ['the loop died', { beatAt: well.now - 91_000 }, true],
  ['the machine slept', { lookedAt: well.now - 91_000 }, true],
  ['it is old, but numbers are being called', { startedAt: well.now - 21 * 3_600_000 }, false],
  ['it is old and the day is over', { startedAt: well.now - 21 * 3_600_000, isBusy: false }, true],
])('whether the page begins anew when %s', (_, more, reloads) => {
  expect(shouldReload({ ...well, ...more })).toBe(reloads);
});
