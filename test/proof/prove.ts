import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../world/assemblies.ts';
import { attempts } from './attempts.ts';
import { daySheet } from './day-sheet.ts';
import { draw } from './draw.ts';
import { faultPrograms } from './fault-programs.ts';
import { proveFaults } from './fault-proof.ts';
import { floor } from './floor.ts';
import { contract } from './fuzz.ts';
import { kills } from './kills.ts';
import { writeSection } from './page.ts';
import type { Program } from './program.ts';
import { raceMatrix } from './race-matrix.ts';
import { wait } from './wait.ts';

// npm run proof [-- --only <program>,… --seed N --scale 0.5]: every promise at its stated counts; writes docs/proof.md and ends with 1 at a flaw.

const programs: readonly Program[] = [
  daySheet,
  floor,
  contract,
  attempts,
  raceMatrix,
  kills,
  wait,
  draw,
  ...faultPrograms.map(proveFaults),
];

const { values } = parseArgs({
  options: { only: { type: 'string' }, seed: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const wanted = values.only?.split(',') ?? programs.map(({ name }) => name);
const unknown = wanted.filter((name) => !programs.some((program) => program.name === name));
if (unknown.length > 0) {
  throw new Error(
    `No program ${unknown.join(', ')}; there are ${programs.map(({ name }) => name).join(', ')}`,
  );
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

const folder = await mkdtemp(join(tmpdir(), 'balai-proof-'));
let synthesis: Promise<string> | undefined;
const assemblies = () => {
  synthesis ??= synthesize(folder).then(() => folder);
  return synthesis;
};

let flawed = false;
try {
  for (const { name, run } of programs.filter((program) => wanted.includes(program.name))) {
    const began = performance.now();
    console.log(`${name}, seed ${seed} …`);
    const { section, flaws } = await run({ seed, scale: Number(values.scale), assemblies });
    await writeSection(name, section);
    for (const flaw of flaws) console.log(`  ${flaw}`);
    console.log(`${name}: ${flaws.length} flaws, ${Math.round((performance.now() - began) / 1_000)} s`);
    flawed ||= flaws.length > 0;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = flawed ? 1 : 0;
