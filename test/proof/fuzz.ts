import { parseArgs } from 'node:util';
import { memoryDoor } from '../contract/fuzz/memory-door.ts';
import { fuzz, type Tally } from '../contract/fuzz/run.ts';

// Sends every route a great many requests made from its schema: node test/proof/fuzz.ts [--cases N] [--seed N]
const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const cases = Number(values.cases ?? 100_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));

/** Cases of one world: enough for its windows to fill, not so many that nothing but refusals is left. */
const worldSize = 2_500;

const tally: Tally = new Map();
for (let done = 0; done < cases; done += worldSize) {
  await fuzz(memoryDoor(), { runs: worldSize, seed: seed + done / worldSize, tally });
}
for (const [said, times] of [...tally].sort()) console.log(`${String(times).padStart(7)} ${said}`);
console.log(`seed ${seed}: ${cases} cases, every answer as declared`);
