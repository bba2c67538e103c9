import { expect, test } from 'vitest';
import { createMemoryStores } from './testing/memory-stores.ts';
import { runModel } from './testing/model/run.ts';

const seeds = Array.from({ length: 8 }, (_, index) => 1_000 + index);

test.each(seeds)('the day sheet keeps its promises on a bad network (seed %i)', async (seed) => {
  const stores = createMemoryStores();

  const { flaws } = await runModel({
    seed,
    operations: 400,
    stores,
    takeRecords: async () => stores.stream.splice(0),
  });

  expect(flaws).toEqual([]);
});
