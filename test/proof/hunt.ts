import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local-aws/engine/engine.ts';
import { runFloors } from './floor.ts';
import { runInMemory, runOnEngine } from './model-runs.ts';

// Looks for a flaw in the code beside it: node hunt.ts memory|engine|floor <seed> <operations>. Prints the first one and ends with 1.

const [where, seed, operations] = process.argv.slice(2);
const run = { seed: Number(seed), operations: Number(operations) };

async function onEngine() {
  const folder = await mkdtemp(join(tmpdir(), 'balai-hunt-'));
  const engine = await startEngine({ folder });
  try {
    return await runOnEngine({ ...run, size: 200 }, { endpoint: engine.endpoint, together: 1 });
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}

const models = { memory: runInMemory, engine: onEngine, floor: runFloors };
const model = where === 'engine' || where === 'floor' ? models[where] : models.memory;
const { flaws, operations: done } = await model(run);
console.log(JSON.stringify({ operations: done, flaw: flaws[0] ?? null }));
process.exitCode = flaws.length > 0 ? 1 : 0;
