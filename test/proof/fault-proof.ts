import type { FaultProgram } from './fault-programs.ts';
import { huntByFaults, listMutants } from './mutants.ts';
import { commitOf, today } from './page.ts';
import type { Program } from './program.ts';

/** A fault program at its full counts, then at small ones against every mutant that it must notice. */
export const proveFaults = ({ name, measure }: FaultProgram): Program => ({
  name,
  run: async ({ seed, scale, assemblies }) => {
    const { flaws, rows } = await measure({ assemblies: await assemblies(), seed, size: scale });
    for (const [what, much] of rows) console.log(`  ${what}: ${much}`);
    const hunted: string[] = [];
    const survivors: string[] = [];
    for (const mutant of await listMutants([name])) {
      const caught = await huntByFaults(mutant, seed);
      console.log(`  ${caught ? 'caught' : 'SURVIVED'} ${mutant.name}`);
      hunted.push(
        `| ${mutant.name} | ${mutant.fault} | ${caught ? caught.flaw.replaceAll('|', '/') : '**nothing**'} |`,
      );
      if (!caught) survivors.push(`mutant ${mutant.name} survived`);
    }
    const section = `
${today()}, commit ${commitOf('services', 'shared', 'infra', 'local-aws')}, seed ${seed}: ${flaws.length} flaws.

| | |
|---|---:|
${rows.map(([what, much]) => `| ${what} | ${much} |`).join('\n')}

| mutant | what is wrong with it | first flaw seen |
|---|---|---|
${hunted.join('\n')}
`;
    return { section, flaws: [...flaws, ...survivors] };
  },
});
