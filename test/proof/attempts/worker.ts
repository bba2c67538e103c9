import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { townsInMemory, townsOnEngine } from './worlds.ts';

// One thread's share of the attempts.

const { endpoint, ...share } = z
  .object({
    seed: z.int(),
    attempts: z.int(),
    patience: z.number(),
    /** Absent: the store in memory. */
    endpoint: z.optional(z.string()),
  })
  .parse(workerData);

parentPort?.postMessage(
  await (endpoint === undefined ? townsInMemory(share) : townsOnEngine(share, endpoint)),
);
