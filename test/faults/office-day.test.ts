import { expect, inject, test } from 'vitest';
import { liveOfficeDay } from './office-day/office-day.ts';

const assemblies = inject('assemblies');

test('of an office day with repeated requests and a kill -9 in its middle every person, number, event and message is accounted for', {
  timeout: 300_000,
}, async () => {
  const day = await liveOfficeDay({
    assemblies,
    seed: 33,
    people: 30,
    counters: 3,
    together: 3,
    inFlight: 4,
    drains: 0,
  });

  expect(day.flaws).toEqual([]);
  expect(day.requests.together + day.requests.late).toBeGreaterThan(2);
  expect([...day.ends.keys()].toSorted()).toEqual(['cancelled', 'left-over', 'missed', 'no-show', 'served']);
});
