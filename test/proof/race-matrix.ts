import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Race, raceDates, runRace } from '../faults/race/race.ts';
import { synthesize } from '../world/assemblies.ts';
import { matrixCapacities, matrixClients, matrixRegion } from '../world/regions.ts';
import { startWorld, type World } from '../world/world.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

interface Cell {
  readonly capacity: number;
  readonly clients: number;
  readonly races: Race[];
}

/** People want the seats of one sheet in the same moment, at every mixture of seats and people. */
export const raceMatrix: Program = { name: 'races', run };

async function run({ scale }: ProofRun) {
  const folder = await mkdtemp(join(tmpdir(), 'balai-races-'));
  try {
    await synthesize(folder, [matrixRegion.id]);
    const world = await startWorld({ assemblies: folder, region: matrixRegion.id });
    try {
      return report(await raceAll(world, Math.ceil(scale * raceDates().length)));
    } finally {
      await world.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function raceAll(world: World, runs: number): Promise<readonly Cell[]> {
  const cells = matrixCapacities.flatMap((capacity) =>
    matrixClients.map((clients): Cell => ({ capacity, clients, races: [] })),
  );
  let people = 0;
  for (const date of raceDates().slice(0, runs)) {
    for (const { races, ...cell } of cells) {
      races.push(await runRace(world, { ...cell, date, firstPerson: people }));
      people += cell.clients;
    }
    console.log(`  day ${date}: ${people} people so far`);
  }
  return cells;
}

function report(cells: readonly Cell[]) {
  const flaws = cells.flatMap(({ capacity, clients, races }) =>
    races.flatMap((race) => race.flaws.map((flaw) => `${clients} clients, ${capacity} seats: ${flaw}`)),
  );
  const sum = (races: readonly Race[], what: 'booked' | 'full') =>
    races.reduce((total, race) => total + race[what], 0);
  const rows = cells.map(({ capacity, clients, races }) => {
    const slowest = Math.max(...races.map(({ milliseconds }) => milliseconds)) / 1_000;
    const wrong = races.filter((race) => race.flaws.length > 0).length;
    const each = `${sum(races, 'booked') / races.length} of ${Math.min(capacity, clients)}`;
    return `| ${capacity} | ${clients} | ${races.length} | ${each} | ${sum(races, 'full')} | ${wrong} | ${slowest.toFixed(1)} s |`;
  });
  const races = cells.flatMap((cell) => cell.races);
  const section = `
${today()}, commit ${commitOf('services', 'shared', 'infra', 'local-aws')}: ${races.length} races, ${
    sum(races, 'booked') + sum(races, 'full')
  } people, ${sum(races, 'booked')} seats sold, ${flaws.length} flaws.

| seats | clients | races | sold in each | told "full" | races with a flaw | slowest race |
|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
  return { section, flaws };
}
