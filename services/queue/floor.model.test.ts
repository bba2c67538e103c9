import { expect, test } from 'vitest';
import { runFloorModel } from './testing/floor-model/run.ts';

const seeds = Array.from({ length: 4 }, (_, index) => 2_000 + index);

test.each(seeds)(
  'the floor keeps its promises with ten officers on a bad network (seed %i)',
  async (seed) => {
    const { flaws } = await runFloorModel({ seed, operations: 200 });

    expect(flaws).toEqual([]);
  },
);
