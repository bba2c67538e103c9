import { memoryDoor } from '../contract/fuzz/memory-door.ts';
import { fuzz, type Tally } from '../contract/fuzz/run.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

const cases = 100_000;

/** Cases of one world: enough for its windows to fill, not so many that nothing but refusals is left. */
const worldSize = 2_500;

/** Every route is sent a great many requests made from its schema, spoiled, and under every kind of token. */
export const contract: Program = { name: 'contract', run };

async function run({ seed, scale }: ProofRun) {
  const tally: Tally = new Map();
  const flaws: string[] = [];
  const worlds = Math.ceil((cases * scale) / worldSize);
  for (let world = 0; world < worlds; world += 1) {
    try {
      await fuzz(memoryDoor(), { runs: worldSize, seed: seed + world, tally });
    } catch (flaw) {
      flaws.push(`world ${world}: ${flaw instanceof Error ? flaw.message : String(flaw)}`);
    }
  }
  const section = `
${today()}, commit ${commitOf('services', 'shared', 'infra')}, seed ${seed}: ${worlds * worldSize} cases, ${flaws.length} flaws.

| route | answers |
|---|---|
${rowsOf(tally).join('\n')}
`;
  return { section, flaws };
}

/** A row for each route, with how often it gave each answer. */
function rowsOf(tally: Tally): string[] {
  const answers = new Map<string, string[]>();
  for (const [said, times] of [...tally].sort()) {
    const [method, path, ...answer] = said.split(' ');
    const route = `${method} ${path}`;
    answers.set(route, [...(answers.get(route) ?? []), `${answer.join(' ')}: ${times}`]);
  }
  return [...answers].map(([route, given]) => `| \`${route}\` | ${given.join(' · ')} |`);
}
