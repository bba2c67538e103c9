import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Citizen, nikOf, outcome, type Wish } from '../../world/citizen.ts';
import { daysAhead } from '../../world/regions.ts';
import { startWorld } from '../../world/world.ts';
import type { Figure, Row } from '../figure.ts';
import { startBareWrites } from '../rig/bare-writes.ts';
import { inParallel } from '../rig/in-parallel.ts';
import { median, quantile } from '../statistics.ts';

/** Bookings of a rush, and citizens who wait for an answer at the same time. */
const bookings = 300;
const width = 16;

const office = 'disdukcapil';
/** All of one day, and so of one item; then spread over twelve days. */
const oneDay: Wish = { office, service: 'four-hundred', date: daysAhead(1), window: '00:00' };
const manyDays = Array.from({ length: 12 }, (_, day) => ({
  ...oneDay,
  date: daysAhead(day + 1),
  window: '11:50',
}));
const warming = manyDays.map((wish) => ({ ...wish, service: 'sixty', window: '02:00' }));

interface Rush {
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

/** Bookings a second through HTTP on the one-machine host. */
export async function measureThroughput(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const script = join(import.meta.dirname, '../../world/synthesize.ts');
  await promisify(execFile)(process.execPath, [script, folder, 'race']);
  const bare = await startBareWrites(join(folder, 'engine'));
  const world = await startWorld({ assemblies: folder, region: 'race' });
  try {
    let people = 0;
    const rush = (wishes: readonly Wish[], size: number) => {
      people += size;
      return bookTogether(() => world.url, wishes, { size, firstPerson: people - size });
    };
    const writes = [await bare.perSecond(width)];
    await rush(warming, 60);
    const onOne = await rush([oneDay], bookings);
    writes.push(await bare.perSecond(width));
    const onMany = await rush(manyDays, bookings);
    writes.push(await bare.perSecond(width));
    return figureOf(median(writes), onOne, onMany);
  } finally {
    await world.end();
    await bare.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody has solved the challenge before the first request goes out. */
async function bookTogether(
  door: () => string,
  wishes: readonly Wish[],
  { size, firstPerson }: { readonly size: number; readonly firstPerson: number },
): Promise<Rush> {
  const citizens = Array.from({ length: size }, (_, place) => new Citizen(door, nikOf(firstPerson + place)));
  await inParallel(width, citizens, async (citizen, place) => {
    const wish = wishes[place % wishes.length];
    if (wish) await citizen.prepare(wish);
  });
  const latencies: number[] = [];
  const started = performance.now();
  await inParallel(width, citizens, async (citizen) => {
    const sent = performance.now();
    const reply = await citizen.insist();
    latencies.push(performance.now() - sent);
    if (outcome(reply) !== 'booked') throw new Error(`Answered ${outcome(reply)}.`);
  });
  return { perSecond: (1000 * size) / (performance.now() - started), latencies };
}

function figureOf(writes: number, onOne: Rush, onMany: Rush): Figure {
  const rowOf = (name: string, { perSecond, latencies }: Rush): readonly Row[] => [
    {
      name: `Bookings a second, ${name}`,
      value: perSecond,
      unit: '/s',
      baseline: `${(perSecond / writes).toFixed(2)} × the bare writes; answered in ${quantile(latencies, 0.5).toFixed(0)} ms (p50), ${quantile(latencies, 0.95).toFixed(0)} ms (p95)`,
    },
  ];
  return {
    title: 'Bookings a second on one machine',
    method:
      `${bookings} people, ${width} at a time, book through HTTP on the one-machine host, each in one request with its proof already solved; settle, ` +
      'relay, courier and messages run meanwhile. Beside it conditional writes of 1 kB by the document client, as many at a ' +
      'time, on the same kind of engine, median of three times around the bookings. Clients, host and engine share the processors.',
    rows: [
      ...rowOf('of one day', onOne),
      ...rowOf('of twelve days', onMany),
      { name: 'Bare conditional writes a second', value: writes, unit: '/s' },
    ],
  };
}
