import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wish } from '../../world/citizen.ts';
import { startWorld } from '../../world/world.ts';
import type { Figure, Row } from '../figure.ts';
import { startBareWrites } from '../rig/bare-writes.ts';
import { bookTogether, manyDays, oneDay, type Rush, warming, width } from '../rig/rush.ts';
import { synthesise } from '../rig/synthesise.ts';
import { median, quantile } from '../statistics.ts';

/** Bookings of a rush. */
const bookings = 300;

/** Bookings a second through HTTP on the one-machine host. */
export async function measureThroughput(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  await synthesise(folder, 'race');
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
