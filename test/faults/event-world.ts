import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '../world/world.ts';
import { type Witness, watch } from './city/witness.ts';
import { writeFaultyAssembly } from './rig/faulty-assembly.ts';
import { type Orders, stoppedLog, type Wrappable, type Wrapping } from './rig/orders.ts';
import { type RepeatingBus, startRepeatingBus } from './rig/repeating-bus.ts';

/** Functions that work behind the citizens' backs, from the stream to the phone. */
const behind = ['Settle', 'Relay', 'Courier', 'Deliver'] as const;

/** A world whose bus repeats and shuffles events, and whose functions behind the API crash, fail or stop when told to. */
export interface EventWorld {
  readonly world: World;
  readonly witness: Witness;
  readonly bus: RepeatingBus;
  /** What the functions are to do from now on; nothing unusual for those not named. */
  order(orders: Readonly<Partial<Record<Wrappable, Orders>>>): void;
  /** Invocations so far that failed because the function was stopped. */
  stopped(name: Wrappable): number;
  restart(clock: string): Promise<void>;
  end(): Promise<void>;
}

export async function startEventWorld({
  assemblies,
  seed,
}: {
  readonly assemblies: string;
  readonly seed: number;
}): Promise<EventWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-events-'));
  const bus = await startRepeatingBus(seed);
  const fileOf = (name: Wrappable) => join(folder, `${name}.json`);
  const order: EventWorld['order'] = (orders) => {
    for (const name of behind) writeFileSync(fileOf(name), JSON.stringify(orders[name] ?? {}));
  };
  const wrapping = (name: Wrappable): Wrapping => ({
    seed,
    orders: fileOf(name),
    // A stream repeats whole batches; the bus repeats the events.
    times: name === 'Settle' ? 3 : 1,
    skew: 0,
  });
  order({});
  writeFaultyAssembly(join(assemblies, 'race'), join(folder, 'race'), {
    environment: { AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url },
    wrapped: Object.fromEntries(behind.map((name) => [name, wrapping(name)])),
    queues: { Courier: { hidden: 2, tries: 12 }, Deliver: { hidden: 3, tries: 100 } },
  });
  const world = await startWorld({ assemblies: folder, region: 'race' });
  bus.forwardTo(world.gateway);
  const witness = watch(world);
  return {
    world,
    witness,
    bus,
    order,
    stopped: (name) => {
      const file = `${fileOf(name)}${stoppedLog}`;
      return existsSync(file) ? statSync(file).size : 0;
    },
    restart: async (clock) => {
      await world.restart({ clock });
      bus.forwardTo(world.gateway);
    },
    end: async () => {
      await bus.quiet();
      await witness.stop();
      await world.end();
      await bus.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
