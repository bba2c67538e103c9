import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld } from '../world/world.ts';
import { awaitRest } from './city/at-rest.ts';
import { depthOf } from './city/inside.ts';
import { liveInTown } from './city/town.ts';
import { watch } from './city/witness.ts';
import { type FaultRates, threeInTen } from './rig/dynamodb-faults.ts';
import { startFaultProxy } from './rig/fault-proxy.ts';
import { writeFaultyAssembly } from './rig/faulty-assembly.ts';

export interface EngineFaultsSettings {
  readonly assemblies: string;
  readonly seed: number;
  readonly people: number;
  readonly acts: number;
}

/** A town's life over an engine, as it was answered and what became of it. */
export interface TownRun {
  readonly answered: number;
  readonly again: number;
  /** Calls of the functions to the engine, those refused on the way included. */
  readonly calls: number;
  /** Those of them that came before the faults ended. */
  readonly callsInTrouble: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly wrongAnswers: readonly string[];
  readonly unsettled: readonly string[];
  readonly parked: number;
  readonly milliseconds: number;
  readonly settledAfter: number;
}

/** The same town twice: undisturbed, and with three calls in ten struck by a fault. */
export async function runEngineFaults(settings: EngineFaultsSettings): Promise<{
  readonly without: TownRun;
  readonly with: TownRun;
  readonly ratio: number;
}> {
  const without = await liveOver(undefined, settings);
  const struck = await liveOver(threeInTen, settings);
  return { without, with: struck, ratio: struck.calls / without.calls };
}

async function liveOver(
  rates: FaultRates | undefined,
  { assemblies, seed, people, acts }: EngineFaultsSettings,
): Promise<TownRun> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-faulty-'));
  const proxy = await startFaultProxy({ seed, ...(rates && { rates }) });
  writeFaultyAssembly(join(assemblies, 'race'), join(folder, 'race'), {
    environment: { AWS_ENDPOINT_URL_DYNAMODB: proxy.url },
  });
  const world = await startWorld({ assemblies: folder, region: 'race' });
  proxy.forwardTo(world.gateway.url);
  const witness = watch(world);
  try {
    const began = Date.now();
    const { visitors, ...told } = await liveInTown({
      door: () => world.url,
      seed,
      people,
      acts,
      together: 24,
    });
    const milliseconds = Date.now() - began;
    proxy.calm();
    const callsInTrouble = proxy.counts.get('calls') ?? 0;
    const rest = await awaitRest(world, { visitors, witness, patience: 60_000 });
    const parked = (await depthOf(world, 'courierDeadLetters')) + (await depthOf(world, 'unpublishable'));
    const counts = new Map(proxy.counts);
    return {
      ...told,
      ...rest,
      counts,
      calls: counts.get('calls') ?? 0,
      callsInTrouble,
      parked,
      milliseconds,
      settledAfter: rest.milliseconds,
    };
  } finally {
    await witness.stop();
    await world.end();
    await proxy.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
