import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import { type Random, seeded } from '#services/queue/testing/model/random.ts';
import type { DeskStores } from '../../virtual/desk.ts';
import { realTime, type Time, VirtualTime } from '../../virtual/time.ts';
import { createQueueTable } from '../queue-table.ts';
import { runTown, type SeenRecord, type TownReport, townStart } from './town.ts';
import { everTruth, exactTruth } from './truth.ts';

export interface Share {
  readonly seed: number;
  readonly attempts: number;
  /** Milliseconds after which no further attempt begins. */
  readonly patience: number;
}

/** Attempts of one town: all its sheets are wanted far beyond what they have. */
const townSize = 50_000;

/** Milliseconds that a call travels, either way. */
const farthest = 8;

/** Stores some way off: whoever calls waits for the call to get there and for the answer to come back. */
function distant(stores: DeskStores, time: Time, random: Random, done: () => void): DeskStores {
  const far =
    <Asked extends readonly unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      await time.sleep(1 + random.below(farthest));
      const answer = await call(...asked);
      done();
      await time.sleep(1 + random.below(farthest));
      return answer;
    };
  const { sheets, bookings, people } = stores;
  return {
    sheets: {
      read: far(sheets.read),
      glance: far(sheets.glance),
      commit: far(sheets.commit),
      create: far(sheets.create),
    },
    bookings: { read: far(bookings.read), put: far(bookings.put), update: far(bookings.update) },
    people: { add: far(people.add), list: far(people.list) },
  };
}

/** Towns over the store in memory, in virtual time: a seed gives the same run. `spoil` puts a fault into the stores. */
export function townsInMemory(
  share: Share,
  spoil: (stores: DeskStores, time: Time) => DeskStores = (stores) => stores,
): Promise<TownReport> {
  return towns(share, async (seed, attempts, enough) => {
    const time = new VirtualTime(townStart);
    const { stream, ...stores } = createMemoryStores();
    const seen: SeenRecord[] = [];
    const note = () => {
      for (const record of stream.splice(0)) seen.push({ ...record, at: time.now() });
    };
    const town = runTown({
      seed,
      attempts,
      enough,
      time,
      truth: exactTruth(),
      stores: distant(spoil(stores, time), time, seeded(seed + 1), note),
      takeRecords: async () => seen.splice(0),
    });
    return time.run(town);
  });
}

/** Towns over the store on an engine, as fast as it goes. */
export function townsOnEngine(share: Share, endpoint: string): Promise<TownReport> {
  return towns(share, async (seed, attempts, enough) => {
    const { stores, takeRecords } = await createQueueTable(endpoint);
    // The towns of both stores live on the same day.
    const ahead = townStart - Date.now();
    const time: Time = { ...realTime, now: () => Date.now() + ahead };
    return runTown({
      seed,
      attempts,
      enough,
      time,
      stores,
      truth: everTruth(),
      takeRecords: async () => (await takeRecords()).map((record) => ({ ...record, at: time.now() })),
    });
  });
}

/** One town after the other until all attempts are made, patience ends, or something is wrong. */
async function towns(
  { seed, attempts, patience }: Share,
  live: (seed: number, attempts: number, enough: () => boolean) => Promise<TownReport>,
): Promise<TownReport> {
  const until = Date.now() + patience;
  const enough = () => Date.now() > until;
  let total: TownReport = { attempts: 0, sheets: 0, writes: 0, flaws: [], counts: {} };
  for (let town = 0; total.attempts < attempts && !enough() && total.flaws.length === 0; town += 1) {
    const townSeed = seed + 2 * town;
    const report = await live(townSeed, Math.min(townSize, attempts - total.attempts), enough);
    const flaws = report.flaws.map((flaw) => `seed ${townSeed}: ${flaw}`);
    total = together(total, { ...report, flaws });
  }
  return total;
}

export const together = (one: TownReport, other: TownReport): TownReport => {
  const counts = new Map(Object.entries(one.counts));
  for (const [what, times] of Object.entries(other.counts)) counts.set(what, (counts.get(what) ?? 0) + times);
  return {
    attempts: one.attempts + other.attempts,
    sheets: one.sheets + other.sheets,
    writes: one.writes + other.writes,
    flaws: [...one.flaws, ...other.flaws],
    counts: Object.fromEntries(counts),
  };
};
