import type { BookingWrite } from '../../domain/booking-store.ts';
import { settleSheet } from '../../operations/settle-sheet.ts';
import { grantDay } from '../../operations/wishes/grant-wishes.ts';
import type { SheetRecord } from '../memory-stores.ts';
import { acts, grantPorts, type Hands, handsOf } from './actors.ts';
import { flawsAtRest } from './at-rest.ts';
import { flawsOfWrite } from './history.ts';
import { seeded } from './random.ts';
import { flawsOfRound } from './turns.ts';
import { type Stores, Unanswered, wire } from './wire.ts';
import { World } from './world.ts';

export interface ModelRun {
  readonly seed: number;
  readonly operations: number;
  readonly stores: Stores;
  /** What the streams of the sheets told since the last call. */
  readonly takeRecords: () => Promise<readonly SheetRecord[]>;
  /** Calls that reach the store at the same time; with more than 1 a seed does not repeat the run exactly. */
  readonly together?: number;
}

export interface ModelReport {
  readonly flaws: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

/** Invocations under way at the same time. */
const crowd = 12;

/** Runs one small world to its end: a crowd of citizens, officers and settlers on a bad network, then peace, then the checks. */
export async function runModel({
  seed,
  operations,
  stores,
  takeRecords,
  together = 1,
}: ModelRun): Promise<ModelReport> {
  const random = seeded(seed);
  const world: World = new World({
    random,
    seed,
    stores: noting(stores, (write) => world.note(write)),
  });
  const { scheduler } = world;
  const wired = wire({
    stores: world.stores,
    scheduler,
    sent: (write, { skew }) => {
      for (const flaw of flawsOfWrite(write, scheduler.now + skew, world.facts)) world.flaw(flaw);
    },
    twice: (what) => world.flaw(`a packet was carried out twice: ${what}`),
  });
  for (const sheet of world.sheets) await stores.sheets.create(sheet);
  // In some worlds settling lags for minutes.
  const lag = random.chance(0.3) ? 0.02 : 1;
  const weights = Object.fromEntries(
    Object.entries(acts).map(([name, { weight, settles, restless }]) => {
      const often = (settles ? lag : 1) * (restless && world.restless ? 3 : 1);
      return [name, weight * often];
    }),
  );

  const start = (act: (world: World, hands: Hands) => Promise<void>) =>
    scheduler.start(
      (process) => act(world, handsOf(world, wired(process), process)),
      (error) => {
        if (!isUnanswered(error))
          world.flaw(`threw ${String(error)} ${error instanceof Error ? error.stack : ''}`);
      },
    );

  let started = 0;
  while (started < operations || scheduler.active > 0) {
    while (scheduler.active < crowd && started < operations) {
      const name = random.weighted(weights);
      const chosen = acts[name];
      if (!chosen) throw new Error(`No act ${name}`);
      world.count(`act ${name}`);
      start(chosen.act);
      started += 1;
    }
    await scheduler.step(random.between(1, together));
    world.observe(await takeRecords());
  }
  return rest(world, takeRecords);
}

/** Stores that tell which details were written, whether or not the caller hears of it. */
const noting = (stores: Stores, written: (write: BookingWrite) => void): Stores => ({
  ...stores,
  bookings: {
    ...stores.bookings,
    async update(write) {
      const answer = await stores.bookings.update(write);
      if (answer === 'written') written(write);
      return answer;
    },
  },
});

const isUnanswered = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof AggregateError && error.errors.every(isUnanswered));

/** Two rounds in peace: the first may find what another has left behind. */
async function afterRound(world: World, hands: Hands, takeRecords: ModelRun['takeRecords']): Promise<void> {
  for (const { id } of world.sheets) {
    await grantDay(grantPorts(world, hands), id);
    world.observe(await takeRecords());
    const sheet = await world.stores.sheets.read(id);
    const listed = await world.stores.wishes.list(id);
    if (!sheet) continue;
    for (const flaw of flawsOfRound(sheet, listed, world.scheduler.now))
      world.flaw(`${id.date} after a round: ${flaw}`);
  }
}

/** Everything in flight lands, the clock passes every edge, sweeps run until they find nothing: then all must agree. */
async function rest(world: World, takeRecords: ModelRun['takeRecords']): Promise<ModelReport> {
  const { scheduler, stores } = world;
  scheduler.faults = false;
  await scheduler.landAll();
  world.observe(await takeRecords());
  const hands = handsOf(world, stores, { skew: 0, startedAt: scheduler.now, ended: false });
  await afterRound(world, hands, takeRecords);
  scheduler.now += 300_000;
  await afterRound(world, hands, takeRecords);
  for (let round = 0, busy = true; busy; round += 1) {
    if (round > 10) {
      world.flaw('sweeps find no end');
      break;
    }
    const before = world.records.length;
    let written = 0;
    for (const { id } of world.sheets) {
      const sheet = await stores.sheets.read(id);
      if (sheet) written += (await settleSheet(hands, { sheet })).written;
    }
    world.observe(await takeRecords());
    busy = written > 0 || world.records.length > before;
  }
  for (const flaw of await flawsAtRest(world)) world.flaw(flaw);
  for (const [fate, times] of scheduler.fates) world.counts.set(`call ${fate}`, times);
  return { flaws: world.flaws, counts: world.counts };
}
