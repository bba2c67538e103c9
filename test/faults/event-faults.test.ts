import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type EventWorld, startEventWorld } from './event-world.ts';
import { poisonOne } from './poison-event.ts';
import { repeatEvents } from './repeated-events.ts';
import { stopRelay } from './stopped-relay.ts';

const seed = 11;
let events: EventWorld;
beforeAll(async () => {
  events = await startEventWorld({ assemblies: inject('assemblies'), seed });
});
afterAll(() => events.end());

test('events that come three times, in another order, to functions of which a third die, take effect once', async () => {
  const result = await repeatEvents(events, { seed, people: 12, firstDay: 1 });

  expect(result.flaws).toEqual([]);
  expect(result.crashes).toBeGreaterThan(5);
  expect(result.publications).toBeGreaterThanOrEqual(3 * result.events);
});

test('one event that the courier cannot bear is parked whole, holds nobody up, and is told after a redrive', async () => {
  const result = await poisonOne(events, { people: 25, firstDay: 4 });

  expect(result).toEqual({
    events: 25,
    delivered: 24,
    parked: 1,
    whole: true,
    deliveredAfter: 25,
    parkedAfter: 0,
    twice: 0,
  });
});

test('after an hour without the relay, every event comes out, each subject in order', async () => {
  const result = await stopRelay(events, { seed, people: 8, firstDay: 6 });

  expect(result).toMatchObject({ meanwhile: 0, outOfOrder: 0, flaws: [] });
  expect(result.afterwards).toBeGreaterThan(10);
});
