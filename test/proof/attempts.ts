import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { startEngine } from '../../local-aws/engine/engine.ts';
import type { TownReport } from './attempts/town.ts';
import { together } from './attempts/worlds.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

const minute = 60_000;
const threads = 2;
/** Attempts in memory, and how long they may take on a slow machine. */
const inMemory = { attempts: 1_000_000, patience: 30 * minute };
/** On the engine: as many as there is time for. */
const onEngine = { attempts: 100_000, patience: 4 * minute };

const report = z.object({
  attempts: z.int(),
  sheets: z.int(),
  writes: z.int(),
  flaws: z.array(z.string()),
  counts: z.record(z.string(), z.int()),
});

/** A million requests of towns that want more than there is. */
export const attempts: Program = { name: 'attempts', run };

async function run({ seed, scale }: ProofRun) {
  const memory = await inThreads({ seed, ...inMemory, attempts: Math.ceil(scale * inMemory.attempts) });
  console.log(`  in memory: ${memory.attempts} attempts, ${memory.flaws.length} flaws`);
  const engine = await overEngine((endpoint) =>
    inThreads({ seed, ...onEngine, patience: scale * onEngine.patience, endpoint }),
  );
  console.log(`  on the engine: ${engine.attempts} attempts, ${engine.flaws.length} flaws`);

  const flaws = [...memory.flaws, ...engine.flaws];
  const section = `
${today()}, commit ${commitOf('services', 'shared', 'test/proof')}, seed ${seed}: ${flaws.length} flaws.

| store | attempts | sheets | writes of sheets | seconds | flaws |
|---|---:|---:|---:|---:|---:|
${rowOf('in memory, in virtual time', memory)}
${rowOf('on the embedded engine', engine)}

Answers in memory: ${answersOf(memory)}.

Answers on the engine: ${answersOf(engine)}.
`;
  return { section, flaws };
}

type Timed = TownReport & { readonly seconds: number };

const rowOf = (name: string, { attempts: made, sheets, writes, seconds, flaws }: Timed): string =>
  `| ${name} | ${made} | ${sheets} | ${writes} | ${seconds.toFixed(0)} | ${flaws.length} |`;

const answersOf = ({ counts }: TownReport): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([what, times]) => `${what} ${times}`)
    .join(' · ');

/** Each thread makes its part, from a seed of its own. */
async function inThreads({
  seed,
  attempts: all,
  ...share
}: {
  readonly seed: number;
  readonly attempts: number;
  readonly patience: number;
  readonly endpoint?: string;
}): Promise<Timed> {
  const began = performance.now();
  const reports = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const worker = new Worker(join(import.meta.dirname, 'attempts/worker.ts'), {
        workerData: { ...share, seed: seed + 1_000_000 * thread, attempts: Math.ceil(all / threads) },
      });
      const [message] = await once(worker, 'message');
      return report.parse(message);
    }),
  );
  const total = reports.reduce<TownReport>(together, {
    attempts: 0,
    sheets: 0,
    writes: 0,
    flaws: [],
    counts: {},
  });
  return { ...total, seconds: (performance.now() - began) / 1_000 };
}

async function overEngine(work: (endpoint: string) => Promise<Timed>): Promise<Timed> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-attempts-'));
  const engine = await startEngine({ folder });
  try {
    return await work(engine.endpoint);
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}
