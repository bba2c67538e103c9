import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runModel } from '#services/queue/testing/model/run.ts';
import { type Engine, startEngine } from '../../local-aws/engine/engine.ts';
import { createQueueTable } from '../proof/queue-table.ts';

let engine: Engine;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-model-'));
  engine = await startEngine({ folder });
});

afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

test.each([
  { seed: 5, together: 1, what: 'a call at a time' },
  { seed: 6, together: 6, what: 'up to six calls at the same time' },
])('the day sheet keeps its promises on DynamoDB, $what', async ({ seed, together }) => {
  const { stores, takeRecords } = await createQueueTable(engine.endpoint);

  const { flaws, counts } = await runModel({ seed, operations: 200, stores, takeRecords, together });

  expect(flaws).toEqual([]);
  expect(counts.get('booked')).toBeGreaterThan(5);
  expect(counts.get('records settled')).toBeGreaterThan(5);
});
