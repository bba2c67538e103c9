import { seeded } from '../model/random.ts';
import { Unanswered } from '../model/wire.ts';
import { acts } from './acts.ts';
import { flawsAtRest } from './at-rest.ts';
import { Watch } from './watch.ts';
import { World } from './world.ts';

export interface FloorReport {
  readonly flaws: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** The most that anybody was overtaken by turn, and the rule of that office. */
  readonly overtaken: { readonly worst: number; readonly most: number };
}

/** Invocations under way at the same time: officers at their counters, kiosks, a supervisor, the stream. */
const crowd = 14;

/** Runs one office day to its end: a crowd on a bad network, then peace, then the checks. */
export async function runFloorModel({
  seed,
  operations,
}: {
  readonly seed: number;
  readonly operations: number;
}): Promise<FloorReport> {
  const random = seeded(seed);
  const world = new World(random);
  const watch = new Watch(world.rules);
  const { scheduler } = world;
  await world.book();
  const weights = Object.fromEntries(Object.entries(acts).map(([name, { weight }]) => [name, weight]));

  let seen = 0;
  const observe = () => {
    for (const record of world.floors.records.slice(seen)) {
      for (const flaw of watch.see(record)) world.flaw(`write ${seen}: ${flaw}`);
      seen += 1;
    }
  };
  let started = 0;
  while (started < operations || scheduler.active > 0) {
    while (scheduler.active < crowd && started < operations) {
      const chosen = acts[random.weighted(weights)];
      if (!chosen) throw new Error('No act');
      started += 1;
      scheduler.start(
        (process) => chosen.act(world, world.portsFor(process)),
        (error) => {
          if (!(error instanceof Unanswered)) {
            world.flaw(`threw ${String(error)} ${error instanceof Error ? error.stack : ''}`);
          }
        },
      );
    }
    await scheduler.step();
    observe();
  }
  scheduler.faults = false;
  await scheduler.landAll();
  observe();
  for (const flaw of await flawsAtRest(world)) world.flaw(flaw);
  observe();
  for (const [fate, times] of scheduler.fates) world.counts.set(`network ${fate}`, times);
  const { mostOvertakings: most } = world.rules;
  return { flaws: world.flaws, counts: world.counts, overtaken: { worst: watch.worst, most } };
}
