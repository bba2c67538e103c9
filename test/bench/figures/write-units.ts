import * as z from 'zod/mini';
import { problem } from '#services/queue/contract.ts';
import type { Figure, Row } from '../figure.ts';
import { startFunction } from '../rig/function.ts';
import { type QueueRig, startQueue } from '../rig/queue.ts';
import { lastDate, measuredService, regionWith } from '../rig/region.ts';
import { expectStatus } from '../rig/reply.ts';
import { bookableDays, bookingEvent, type Seat } from '../rig/requests.ts';
import { readSheetStream } from '../rig/sheet-stream.ts';
import type { Call } from '../rig/tap.ts';
import { mean, sum } from '../statistics.ts';

/** What one day's bookings cost, each in units of the database. */
export interface DayCost {
  readonly seats: number;
  /** All writes: the sheet's creation, details, claims, person index, settle. */
  readonly writesPerBooking: number;
  /** All reads, of one container that books without pause. */
  readonly readsPerBooking: number;
  readonly claimMean: number;
  readonly detailsMean: number;
  readonly settleMean: number;
  readonly indexMean: number;
  /** Of a request for the day that is sold out. */
  readonly writesWhenFull: number;
  readonly readsWhenFull: number;
  /** Of a request for a day that cannot be booked yet. */
  readonly writesWhenNotOpen: number;
  readonly readsWhenNotOpen: number;
}

const seatsOfWindow = 10;
const busySeatsOfWindow = 50;

/** Write units per booking at 60 and 300 seats a day, and per rejection. */
export async function measureWriteUnits(): Promise<Figure> {
  const quiet = await costOfDay(seatsOfWindow);
  const busy = await costOfDay(busySeatsOfWindow);
  return {
    title: 'Write units per booking',
    method:
      'The uploaded bundles of `book` and `settle` sell out one day of six windows on the embedded engine, a booking a person; each ' +
      'stream record of the sheet goes to `settle` by itself (a larger batch can only save writes). Units are the ' +
      'ConsumedCapacity of every call of both functions, the creation of the sheet included. Messages are ' +
      'recorded in another table, two units a message, and not counted here.',
    rows: [...rowsOf(quiet, 6), ...rowsOf(busy, 9)],
  };
}

const rowsOf = (day: DayCost, atMost: number): readonly Row[] => {
  const at = `${day.seats} seats a day`;
  const parts = [
    `claim ${day.claimMean.toFixed(2)}`,
    `details ${day.detailsMean.toFixed(2)}`,
    `person index ${day.indexMean.toFixed(2)}`,
    `settle ${day.settleMean.toFixed(2)}`,
  ].join(', ');
  return [
    {
      name: `Write units per booking, ${at}`,
      value: day.writesPerBooking,
      unit: 'WU',
      atMost,
      baseline: parts,
    },
    { name: `Write units of a request when full, ${at}`, value: day.writesWhenFull, unit: 'WU', atMost: 0 },
    {
      name: `Write units of a request before opening, ${at}`,
      value: day.writesWhenNotOpen,
      unit: 'WU',
      atMost: 0,
    },
    {
      name: `Read units per booking, ${at}`,
      value: day.readsPerBooking,
      unit: 'RU',
      baseline: `of a new container: when full ${day.readsWhenFull}, before opening ${day.readsWhenNotOpen}`,
    },
  ];
};

/** Sells out one day, then asks for more and for a day that is not open yet. */
export async function costOfDay(seats: number): Promise<DayCost> {
  const region = regionWith(seats);
  const queue = await startQueue(region);
  try {
    await queue.createTable('day');
    const [day = []] = bookableDays(region, measuredService);
    const last = day.at(-1);
    if (last === undefined) throw new Error('No day of the horizon can be booked.');
    const sold = await sellOut(queue, day);
    const full = await ask(queue, { seat: last, number: day.length, refusal: 'full' });
    const tomorrow = { ...last, date: lastDate(region) };
    const notOpen = await ask(queue, { seat: tomorrow, number: day.length + 1, refusal: 'not-open' });
    return {
      seats: day.length,
      ...sold,
      writesWhenFull: writesOf(full),
      readsWhenFull: readsOf(full),
      writesWhenNotOpen: writesOf(notOpen),
      readsWhenNotOpen: readsOf(notOpen),
    };
  } finally {
    await queue.end();
  }
}

/** Books every place of a day, and settles after each. */
async function sellOut(queue: QueueRig, day: readonly Seat[]) {
  const environment = queue.environment('day');
  const book = startFunction(queue.bundle('book'), environment);
  const settle = startFunction(queue.bundle('settle'), environment);
  const records = await readSheetStream(queue.engine, 'day');
  const calls: Call[] = [];
  try {
    for (const [number, seat] of day.entries()) {
      const { results } = await book.invoke(await bookingEvent(seat, number));
      expectStatus(results[0], 201);
      await settle.invoke(...(await records()).map((record) => ({ Records: [record] })));
      calls.push(...queue.tap.take());
    }
  } finally {
    book.end();
    settle.end();
  }
  const unitsOn = (operation: string, prefix: string) =>
    calls
      .filter((call) => call.operation === operation && keyOf(call).startsWith(prefix))
      .map(({ writeUnits }) => writeUnits);
  return {
    writesPerBooking: writesOf(calls) / day.length,
    readsPerBooking: readsOf(calls) / day.length,
    claimMean: mean(unitsOn('UpdateItem', 'DAY#')),
    detailsMean: mean(unitsOn('PutItem', 'B#')),
    settleMean: mean(unitsOn('UpdateItem', 'B#')),
    indexMean: mean(unitsOn('PutItem', 'PERSON#')),
  };
}

/** What a request that must be refused asks of the database, from a container that knows nothing. */
async function ask(
  queue: QueueRig,
  { seat, number, refusal }: { seat: Seat; number: number; refusal: string },
): Promise<readonly Call[]> {
  const book = startFunction(queue.bundle('book'), queue.environment('day'));
  try {
    const { results } = await book.invoke(await bookingEvent(seat, number));
    const { code } = problem.parse(JSON.parse(expectStatus(results[0], 409)));
    if (code !== refusal) throw new Error(`Refused as ${code}, not as ${refusal}.`);
    return queue.tap.take();
  } finally {
    book.end();
  }
}

const item = z.object({
  Key: z.optional(z.object({ pk: z.object({ S: z.string() }) })),
  Item: z.optional(z.object({ pk: z.object({ S: z.string() }) })),
});

/** The partition that a call is about; a query is about none that matters here. */
function keyOf({ input }: Call): string {
  const { Key, Item } = item.parse(input);
  return (Key ?? Item)?.pk.S ?? '';
}

const writesOf = (calls: readonly Call[]): number => sum(calls.map(({ writeUnits }) => writeUnits));
const readsOf = (calls: readonly Call[]): number => sum(calls.map(({ readUnits }) => readUnits));
