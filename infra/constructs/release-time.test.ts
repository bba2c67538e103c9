import { expect, test } from 'vitest';
import { loadRegion } from '#infra/regions.ts';
import { aroundRelease } from './release-time.ts';

const { queue } = await loadRegion('tanjungbalai');

test.each([
  ['07:00', -30, { hour: '6', minute: '30' }],
  ['07:00', 15, { hour: '7', minute: '15' }],
  ['00:10', -30, { hour: '23', minute: '40' }],
  ['23:50', 15, { hour: '0', minute: '5' }],
])('%s and %i minutes', (releaseTime, minutes, time) => {
  expect(aroundRelease({ queue: { ...queue, releaseTime } }, minutes)).toEqual(time);
});
