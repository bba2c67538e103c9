import { expect, test } from 'vitest';
import { runModel } from '#services/queue/testing/model/run.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();

// Seeds of worlds in which settling does not lag, so that records are settled within so few operations.
test.each([
  { seed: 8, together: 1, what: 'a call at a time' },
  { seed: 6, together: 6, what: 'up to six calls at the same time' },
])('the day sheet keeps its promises on DynamoDB, $what', async ({ seed, together }) => {
  const { stores, takeRecords } = await createQueueTable(engine.endpoint);

  const { flaws, counts } = await runModel({ seed, operations: 400, stores, takeRecords, together });

  expect(flaws).toEqual([]);
  expect(counts.get('booked')).toBeGreaterThan(5);
  expect(counts.get('records settled')).toBeGreaterThan(5);
});
