import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import { type ModelRun, runModel } from '#services/queue/testing/model/run.ts';
import { createQueueTable } from './queue-table.ts';

/** Operations of one small world: enough to see booking open, check-in begin and everything between. */
const worldSize = 1_000;

export interface Tally {
  readonly operations: number;
  readonly worlds: number;
  readonly flaws: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

/** Runs worlds from a seed on until so many operations are done; ends at the first world with a flaw. */
async function runWorlds(
  run: { readonly seed: number; readonly operations: number; readonly size?: number },
  open: () => Promise<Omit<ModelRun, 'seed' | 'operations'>>,
): Promise<Tally> {
  const counts = new Map<string, number>();
  const flaws: string[] = [];
  const size = run.size ?? worldSize;
  let worlds = 0;
  while (worlds * size < run.operations && flaws.length === 0) {
    const seed = run.seed + worlds;
    const report = await runModel({ seed, operations: size, ...(await open()) });
    for (const [what, times] of report.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    flaws.push(...report.flaws.map((flaw) => `seed ${seed}: ${flaw}`));
    worlds += 1;
  }
  return { operations: worlds * size, worlds, flaws, counts };
}

export const runInMemory = (run: { readonly seed: number; readonly operations: number }): Promise<Tally> =>
  runWorlds(run, async () => {
    const stores = createMemoryStores();
    return { stores, takeRecords: async () => stores.stream.splice(0) };
  });

/** `together`: calls that reach the engine at the same time. */
export const runOnEngine = (
  run: { readonly seed: number; readonly operations: number; readonly size?: number },
  { endpoint, together }: { readonly endpoint: string; readonly together: number },
): Promise<Tally> =>
  runWorlds(run, async () => {
    const { stores, takeRecords } = await createQueueTable(endpoint);
    return { stores, takeRecords, together };
  });
