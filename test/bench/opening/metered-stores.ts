import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import { sheetRow } from '#services/queue/store/sheet-row.ts';
import type { MemoryStores } from '#services/queue/testing/memory-stores.ts';
import type { DeskStores } from '../../virtual/desk.ts';
import type { Time } from '../../virtual/time.ts';
import { assumptions, duration } from './assumptions.ts';
import { Bucket } from './bucket.ts';
import { itemBytes } from './item-size.ts';
import type { Tally } from './tally.ts';

/** The database refused a call as often as the SDK asks. */
export class Throttled extends Error {}

const { partition, sdk, call } = assumptions;
const writeUnit = 1_024;
const readUnit = 4_096;

const nameOf = ({ office, service, date }: SheetId) => `${office}/${service}/${date}`;
const unitsOf = (bytes: number, unit: number) => Math.max(1, Math.ceil(bytes / unit));

/**
 * The table of one office as DynamoDB would serve and charge it: each day sheet lies in a partition of its own that takes so many
 * units a second, each call takes its time, and the SDK repeats what was throttled. What is stored and what is refused, the store
 * in memory says.
 */
export function meterStores({
  stores,
  time,
  normal,
  random,
  tally,
}: {
  readonly stores: Pick<MemoryStores, 'sheets' | 'bookings' | 'people'>;
  readonly time: Time;
  readonly normal: () => number;
  readonly random: () => number;
  readonly tally: Tally;
}): DeskStores {
  const buckets = new Map<string, { readonly writes: Bucket; readonly reads: Bucket }>();
  const partitionOf = (id: SheetId) => {
    const known = buckets.get(nameOf(id)) ?? {
      writes: new Bucket({ now: time.now, perSecond: partition.writes }),
      reads: new Bucket({ now: time.now, perSecond: partition.reads }),
    };
    buckets.set(nameOf(id), known);
    return known;
  };
  // An image of a sheet is never changed, so its size is worked out once.
  const sizes = new WeakMap<Sheet, number>();
  const bytesOf = (sheet: Sheet | undefined): number => {
    if (!sheet) return 0;
    const bytes = sizes.get(sheet) ?? itemBytes(sheetRow(sheet));
    sizes.set(sheet, bytes);
    return bytes;
  };

  const travel = () => time.sleep(duration(call, normal()) / 2);
  /** One call: there, served or throttled, and back; repeated as the SDK does. */
  async function onItem<Answer>(serve: () => Promise<Answer> | 'throttled'): Promise<Answer> {
    for (let attempt = 0; attempt < sdk.attempts; attempt += 1) {
      await travel();
      const served = serve();
      const answer = served === 'throttled' ? undefined : { value: await served };
      await travel();
      if (answer) return answer.value;
      tally.throttledCalls += 1;
      await time.sleep(random() * Math.min(sdk.longest, sdk.pause * 2 ** attempt));
    }
    throw new Throttled();
  }
  const readSheet = (id: SheetId, share: number) =>
    onItem(() => {
      const { reads } = partitionOf(id);
      // What a call costs is known once it is served; the bucket is charged then.
      if (!reads.take(0)) return 'throttled';
      return stores.sheets.read(id).then((sheet) => {
        const units = share * unitsOf(bytesOf(sheet), readUnit);
        reads.take(units);
        tally.reads += units;
        return sheet;
      });
    });
  const others = <Answer>(
    serve: () => Promise<Answer>,
    cost: Partial<Pick<Tally, 'writes' | 'reads'>>,
  ): Promise<Answer> =>
    onItem(() => {
      tally.writes += cost.writes ?? 0;
      tally.reads += cost.reads ?? 0;
      return serve();
    });

  return {
    sheets: {
      read: (id) => readSheet(id, 1),
      glance: (id) => readSheet(id, 0.5),
      create: (sheet) =>
        others(() => stores.sheets.create(sheet), { writes: unitsOf(bytesOf(sheet), writeUnit) }),
      commit: (id, write) => {
        const { writes } = partitionOf(id);
        return onItem(() => {
          if (!writes.take(0)) return 'throttled';
          return stores.sheets.commit(id, write).then(async (answer) => {
            const failed = 'current' in answer;
            const sheet = failed ? answer.current : await stores.sheets.read(id);
            const units = unitsOf(bytesOf(sheet), writeUnit);
            writes.take(units);
            tally.writes += units;
            tally.claims += 1;
            if (failed) {
              tally.failedClaims += 1;
              tally.wastedWrites += units;
            }
            return answer;
          });
        });
      },
    },
    bookings: {
      ...stores.bookings,
      read: (id) => others(() => stores.bookings.read(id), { reads: 1 }),
      put: (booking) => others(() => stores.bookings.put(booking), { writes: 1 }),
    },
    people: {
      ...stores.people,
      list: (...asked) => others(() => stores.people.list(...asked), { reads: 0.5 }),
    },
  };
}
