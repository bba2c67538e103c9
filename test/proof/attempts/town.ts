import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import type { BookingId, Tag } from '#services/queue/domain/ids.ts';
import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import { horizon, serviceDay } from '#services/queue/operations/service-day.ts';
import { settleSheet } from '#services/queue/operations/settle-sheet.ts';
import type { SheetRecord } from '#services/queue/testing/memory-stores.ts';
import { flawsOfStep } from '#services/queue/testing/model/history.ts';
import { seeded } from '#services/queue/testing/model/random.ts';
import type { Region } from '#shared/region/schema.ts';
import { addDays, localTime } from '#shared/time/local.ts';
import { type DeskStores, openDesk } from '../../virtual/desk.ts';
import type { Time } from '../../virtual/time.ts';
import { Ledger } from './ledger.ts';
import type { Truth } from './truth.ts';
import { act, type Day, type Town } from './visitors.ts';

/** A change of a sheet, and when it was made or seen. */
export type SeenRecord = SheetRecord & { readonly at: number };

export interface TownRun {
  readonly seed: number;
  /** Requests that change something if they may; a few more are sent, because some come in pairs. */
  readonly attempts: number;
  readonly stores: DeskStores;
  readonly time: Time;
  readonly truth: Truth;
  /** What happened to the sheets since the last call. */
  readonly takeRecords: () => Promise<readonly SeenRecord[]>;
  /** Ends the run early. */
  readonly enough?: () => boolean;
}

export interface TownReport {
  readonly attempts: number;
  readonly sheets: number;
  /** Writes of sheets. */
  readonly writes: number;
  readonly flaws: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Monday 23 November 2026, 10.00 WIB: every day of the horizon is released. */
export const townStart = Date.parse('2026-11-23T03:00:00Z');

/** As in the model region, but a seat that was given back is sold again within seconds, while people still want it. */
const region: Region = {
  ...tanjungbalai,
  queue: {
    ...tanjungbalai.queue,
    horizonDays: 14,
    releaseTime: '00:00',
    liveBookingsPerPerson: 3,
    changesPerPersonAndDay: 3,
    coolDownSeconds: { least: 1, most: 5 },
  },
};

const visitors = 48;
const containers = 8;
/** People for each seat: most of them are refused. */
const peoplePerSeat = 2;
/** Days that are wanted at the same time. */
const wantedDays = 6;

/** Every day of every service that can be booked, tomorrow's first. */
function daysOf(now: number): readonly (Day & { readonly sheet: Sheet })[] {
  const { first } = horizon(region, now);
  return Array.from({ length: region.queue.horizonDays }, (_, ahead) => addDays(first, ahead + 1)).flatMap(
    (date) =>
      region.offices.flatMap((office) =>
        office.services.flatMap((service) => {
          const offer = { office, service };
          const day = serviceDay(region, offer, date);
          if ('closed' in day) return [];
          const windows = Object.keys(day.unbooked.windows).map((name) => localTime.parse(name));
          return [{ offer, date, windows, sheet: day.unbooked }];
        }),
      ),
  );
}

/** A town that wants far more than there is, books, repeats, cancels and moves; then silence, and the judgement. */
export async function runTown({
  seed,
  attempts,
  stores,
  time,
  truth,
  takeRecords,
  enough,
}: TownRun): Promise<TownReport> {
  const random = seeded(seed);
  const days = daysOf(time.now());
  const tags = new Map<BookingId, Tag>();
  const noting: DeskStores = {
    ...stores,
    bookings: {
      ...stores.bookings,
      put: (booking) => {
        tags.set(booking.id, booking.tag);
        return stores.bookings.put(booking);
      },
    },
  };
  const ledger = new Ledger({ truth, seed });
  const places = days.reduce(
    (sum, { offer, windows }) => sum + windows.length * offer.service.quota.online,
    0,
  );
  let begun = 0;
  const town: Town = {
    random,
    time,
    ledger,
    people: places * peoplePerSeat,
    desks: Array.from({ length: containers }, () =>
      openDesk({ region, stores: noting, time, random: random.next }),
    ),
    day: () => {
      const from = Math.floor((begun / attempts) * (days.length - wantedDays));
      const day = random.chance(0.8) ? days[from + random.below(wantedDays)] : random.pick(days);
      if (!day) throw new Error('No days');
      return day;
    },
  };
  const follower = followSheets({ noting, time, truth, ledger, tags, takeRecords, random: random.next });

  for (const { sheet } of days) await stores.sheets.create(sheet);
  await follower.look();
  let resting = false;
  const again = async (work: () => Promise<void>) => {
    while (!resting) {
      await time.sleep(150);
      await work();
    }
  };
  // Settling takes its time: what it follows must be looked at meanwhile.
  const following = Promise.all([again(follower.look), again(follower.settle)]);
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      while (begun < attempts && !enough?.()) {
        begun += 1;
        await act(town);
        await time.sleep(random.below(40));
      }
    }),
  );
  resting = true;
  await following;
  const sheets = await follower.rest(days.map(({ sheet }) => sheet.id));
  truth.end();
  ledger.judgeAtRest(sheets, tags, region.queue.changesPerPersonAndDay);
  return {
    attempts: ledger.attempts,
    sheets: days.length,
    writes: follower.writes(),
    flaws: ledger.flaws,
    counts: Object.fromEntries(ledger.counts),
  };
}

/** Sees every image of every sheet, and settles what it tells. */
function followSheets({
  noting,
  time,
  truth,
  ledger,
  tags,
  takeRecords,
  random,
}: Pick<TownRun, 'time' | 'truth' | 'takeRecords'> & {
  readonly noting: DeskStores;
  readonly ledger: Ledger;
  readonly tags: ReadonlyMap<BookingId, Tag>;
  readonly random: () => number;
}) {
  const { changesPerPersonAndDay: changesPerDay, coolDownSeconds } = region.queue;
  const ports = {
    ...noting,
    clock: { now: time.now },
    ripeAt: (now: number) => now + 1_000 * (coolDownSeconds.least + Math.floor(random() * 4)),
    changesPerDay,
  };
  const tagOf = (id: BookingId): Tag => {
    const tag = tags.get(id);
    if (!tag) throw new Error(`Nobody put the details of ${id}`);
    return tag;
  };
  const unsettled: SheetRecord[] = [];
  let writes = 0;
  const look = async () => {
    for (const record of await takeRecords()) {
      truth.observe(record.after, record.at);
      if (!record.before) continue;
      writes += 1;
      unsettled.push(record);
      const flaws = flawsOfStep(record, record.at, { tagOf, changesPerDay, leastCoolDown: 0 });
      ledger.flaws.push(...flaws.map((flaw) => `${Object.values(record.after.id).join('/')}: ${flaw}`));
    }
    truth.caughtUp();
  };
  const settle = async () => {
    for (const { before, after } of unsettled.splice(0)) await settleSheet(ports, { sheet: after, before });
  };
  return {
    look,
    settle,
    writes: () => writes,
    /** Settles and sweeps until there is nothing left to do; the sheets as they then are. */
    rest: async (ids: readonly SheetId[]): Promise<readonly Sheet[]> => {
      for (let busy = true; busy; ) {
        await look();
        await settle();
        let written = 0;
        for (const id of ids) {
          const sheet = await noting.sheets.read(id);
          if (sheet) written += (await settleSheet(ports, { sheet })).written;
        }
        busy = written > 0;
      }
      await look();
      const sheets = await Promise.all(ids.map((id) => noting.sheets.read(id)));
      return sheets.flatMap((sheet) => sheet ?? []);
    },
  };
}
