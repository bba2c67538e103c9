import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../world/assemblies.ts';
import { faultPrograms } from './fault-programs.ts';

// Looks for a flaw in the code beside it: node hunt-by-faults.ts <program> <seed>. Prints the first one and ends with 1.

const [, , name = '', seed] = process.argv;
const program = faultPrograms.find((known) => known.name === name);
if (!program) throw new Error(`No fault program ${name}`);

const assemblies = await mkdtemp(join(tmpdir(), 'balai-hunt-'));
try {
  await synthesize(assemblies, ['race', 'tanjungbalai']);
  const { flaws } = await program
    .measure({ assemblies, seed: Number(seed), size: 'small' })
    // A mutant may end the host itself, or keep people waiting for ever.
    .catch((error: unknown) => ({
      flaws: [error instanceof Error ? error.message.split('\n')[0] : String(error)],
    }));
  console.log(JSON.stringify({ operations: 0, flaw: flaws[0] ?? null }));
  process.exitCode = flaws.length > 0 ? 1 : 0;
} finally {
  await rm(assemblies, { recursive: true, force: true });
}
