import { compare, flawsOf, type Release } from './mornings/compare.ts';
import { bestToWorst, chanceOf, giniOf, scriptsOf } from './mornings/fairness.ts';
import { type Population, populations } from './mornings/population.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

const mornings = 2_000;

/** The chance of different people on the same mornings, by first-come and by draw. */
export const draw: Program = { name: 'draw', run };

async function run({ seed, scale }: ProofRun) {
  const count = Math.ceil(mornings * scale);
  const tables: string[] = [];
  const flaws: string[] = [];
  for (const population of populations) {
    const releases = await compare(population, { mornings: count, seed });
    tables.push(table(population, releases));
    flaws.push(...flawsOf(releases).map((flaw) => `${population.name}, ${flaw}`));
  }
  const section = `
${today()}, commit ${commitOf('services/queue/domain', 'web/citizen/booking/pause.ts', 'test/proof')}, seed ${seed}: ${count} mornings of each population, ${flaws.length} flaws.

${tables.join('\n\n')}
`;
  return { section, flaws };
}

function table({ name, groups }: Population, releases: readonly Release[]): string {
  const heads = groups.map((group) => `${group.name} (${group.people})`);
  const rows = releases.map(({ name: release, fates }) => {
    const { places, people } = scriptsOf(fates);
    const cells = [
      release,
      ...groups.map((group) => percent(chanceOf(fates.of(group)))),
      bestToWorst(fates).toFixed(2),
      giniOf(fates).toFixed(3),
      `${percent(places)} (of the people ${percent(people)})`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${name[0]?.toUpperCase()}${name.slice(1)}: the chance of a place.

| | ${heads.join(' | ')} | best to worst | Gini | share of the tout |
|---|${'---:|'.repeat(heads.length + 3)}
${rows.join('\n')}`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
