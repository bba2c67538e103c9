import { runFloorModel } from '#services/queue/testing/floor-model/run.ts';
import { type Catch, hunt, listMutants, type Mutant } from './mutants.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

// The model of the hall at its stated counts, and every mutant that it must notice.

const operations = 100_000;
const huntOperations = 60_000;
/** Operations of one office day: enough to come, to be called, to close and to open again. */
const daySize = 500;

/** Runs office days from a seed on until so many operations are done; ends at the first day with a flaw. */
export async function runFloors(run: { readonly seed: number; readonly operations: number }) {
  const counts = new Map<string, number>();
  const flaws: string[] = [];
  let days = 0;
  let atBound = 0;
  while (days * daySize < run.operations && flaws.length === 0) {
    const seed = run.seed + days;
    const report = await runFloorModel({ seed, operations: daySize });
    for (const [what, times] of report.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    flaws.push(...report.flaws.map((flaw) => `seed ${seed}: ${flaw}`));
    if (report.overtaken.worst === report.overtaken.most) atBound += 1;
    days += 1;
  }
  return { operations: days * daySize, days, flaws, counts, atBound };
}

const mutantRow = ({ name, fault }: Mutant, caught: Catch): string =>
  `| ${name} | ${fault} | ${caught ? `after ≤ ${caught.operations}` : '**survived**'} |`;

async function run({ seed }: ProofRun) {
  const tally = await runFloors({ seed, operations });
  console.log(`${tally.operations} operations, ${tally.flaws.length} flaws`);
  const hunted: { mutant: Mutant; caught: Catch }[] = [];
  for (const mutant of await listMutants(['floor'])) {
    const caught = await hunt(mutant, { seed, operations: huntOperations });
    hunted.push({ mutant, caught });
    console.log(`${caught ? 'caught' : 'SURVIVED'} ${mutant.name}`);
  }
  const survivors = hunted.filter(({ caught }) => !caught);
  const counts = [...tally.counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `${what} ${times}`)
    .join(' · ');
  const section = `
${today()}, commit ${commitOf('services/queue', 'test/proof')}, seed ${seed}: ${tally.operations} operations on ${tally.days} office days of eight
counters and ten officers, ${tally.flaws.length} flaws; on ${tally.atBound} days somebody was overtaken exactly as often as the rule lets.
${hunted.length - survivors.length} of ${hunted.length} mutants caught.

What happened: ${counts}.

| mutant | what is wrong with it | operations |
|---|---|---:|
${hunted.map(({ mutant, caught }) => mutantRow(mutant, caught)).join('\n')}
`;
  return {
    section,
    flaws: [...tally.flaws, ...survivors.map(({ mutant }) => `mutant ${mutant.name} survived`)],
  };
}

export const floor: Program = { name: 'floor', run };
