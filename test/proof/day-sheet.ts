import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local-aws/engine/engine.ts';
import { runInMemory, runOnEngine, type Tally } from './model-runs.ts';
import { type Catch, hunt, listMutants, type Mutant } from './mutants.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

// The model at its stated counts, and every mutant that it must notice.

const memoryOperations = 150_000;
const engineOperations = 6_000;
/** Operations within which a mutant must be caught. */
const huntOperations = { memory: 120_000, engine: 2_000 };

async function proveOnEngine(seed: number): Promise<readonly [Tally, Tally]> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-proof-'));
  const engine = await startEngine({ folder });
  try {
    const run = { seed, operations: engineOperations / 2, size: 500 };
    const { endpoint } = engine;
    return [
      await runOnEngine(run, { endpoint, together: 1 }),
      await runOnEngine(run, { endpoint, together: 6 }),
    ];
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}

const say = (line: string) => console.log(line);

function modelRow(name: string, { operations, worlds, flaws, counts }: Tally): string {
  const calls = [...counts].reduce((sum, [what, times]) => sum + (what.startsWith('call ') ? times : 0), 0);
  return `| ${name} | ${operations} | ${worlds} | ${calls} | ${flaws.length} |`;
}

const mutantRow = ({ name, fault, where }: Mutant, caught: Catch): string =>
  `| ${name} | ${fault} | ${where} | ${!caught ? '**survived**' : where === 'wishes' ? `test “${caught.flaw}”` : `after ≤ ${caught.operations}`} |`;

const countRows = (tally: Tally): string =>
  [...tally.counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `${what} ${times}`)
    .join(' · ');

async function run({ seed }: ProofRun) {
  const commit = commitOf(
    'services/queue/domain',
    'services/queue/store',
    'services/queue/testing',
    'test/proof',
  );
  const memory = await runInMemory({ seed, operations: memoryOperations });
  say(`in memory: ${memory.operations} operations, ${memory.flaws.length} flaws`);
  const [single, together] = await proveOnEngine(seed);
  say(
    `on DynamoDB: ${single.operations + together.operations} operations, ${single.flaws.length + together.flaws.length} flaws`,
  );

  const hunted: { mutant: Mutant; caught: Catch }[] = [];
  for (const mutant of await listMutants(['memory', 'engine', 'wishes'])) {
    const operations = huntOperations[mutant.where === 'engine' ? 'engine' : 'memory'];
    const caught = await hunt(mutant, { seed, operations });
    hunted.push({ mutant, caught });
    say(`${caught ? 'caught' : 'SURVIVED'} ${mutant.name}`);
  }

  const survivors = hunted.filter(({ caught }) => !caught);
  const flaws = [memory, single, together].flatMap((tally) => tally.flaws);
  const section = `
${today()}, commit ${commit}, seed ${seed}: ${flaws.length} flaws, ${
    hunted.length - survivors.length
  } of ${hunted.length} mutants caught.

| model | operations | worlds | store calls | flaws |
|---|---:|---:|---:|---:|
${modelRow('in memory', memory)}
${modelRow('on DynamoDB, a call at a time', single)}
${modelRow('on DynamoDB, up to six calls at the same time', together)}

What happened in memory: ${countRows(memory)}.

| mutant | what is wrong with it | caught on | operations |
|---|---|---|---:|
${hunted.map(({ mutant, caught }) => mutantRow(mutant, caught)).join('\n')}
`;

  return { section, flaws: [...flaws, ...survivors.map(({ mutant }) => `mutant ${mutant.name} survived`)] };
}

export const daySheet: Program = { name: 'day-sheet', run };
