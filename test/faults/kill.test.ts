import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { killRound } from './kill-round.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'race' });
});
afterAll(() => world.end());

test.each([0, 1, 2])(
  'kill -9 of host and engine with fifty bookings in flight loses no acknowledged booking and no event (%i)',
  async (round) => {
    const result = await killRound(world, round);

    expect(result.inFlight).toBeGreaterThanOrEqual(50);
    expect(result.acknowledged).toBeGreaterThanOrEqual(20);
    expect(result).toMatchObject({ lost: 0, withoutEvent: 0, unanswered: 0, doubles: 0 });
  },
);
