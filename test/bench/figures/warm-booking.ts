import type { Figure } from '../figure.ts';
import { bundleBareHandler } from '../rig/bare-bundle.ts';
import { bareCallsOf } from '../rig/bare-call.ts';
import { startFunction } from '../rig/function.ts';
import { startQueue } from '../rig/queue.ts';
import { measuredService, regionWith } from '../rig/region.ts';
import { expectStatus } from '../rig/reply.ts';
import { bookableDays, bookingEvent, type Seat } from '../rig/requests.ts';
import { median } from '../statistics.ts';

/** Bookings of a block, and blocks; the first blocks warm the compiler and are not counted. */
const size = 30;
const blocks = 24;
const warming = 8;

/** CPU of a warm booking against the bare SDK calls. */
export async function measureWarmBooking(): Promise<Figure> {
  const region = regionWith(10);
  const queue = await startQueue(region);
  const bareBundle = await bundleBareHandler(queue.folder);
  await queue.createTable('real');
  await queue.createTable('bare');
  const book = startFunction(queue.bundle('book'), queue.environment('real'));
  const bare = startFunction(bareBundle, queue.environment('bare'));
  try {
    const seats = bookableDays(region, measuredService)
      .flat()
      .slice(0, size * blocks);
    if (seats.length < size * blocks) throw new Error(`Only ${seats.length} places can be booked.`);
    const real: number[] = [];
    const baseline: number[] = [];
    let calls = 0;
    for (let block = 0; block < blocks; block += 1) {
      const wanted = seats.slice(block * size, (block + 1) * size);
      const booked = await book.invoke(...(await eventsFor(wanted, block * size)));
      for (const result of booked.results) expectStatus(result, 201);
      const made = queue.tap.take();
      const called = await bare.invoke(bareCallsOf(made, 'bare'));
      queue.tap.take();
      if (block < warming) continue;
      calls += made.length;
      real.push(booked.cpuMilliseconds / size);
      baseline.push(called.cpuMilliseconds / size);
    }
    return figureOf(real, baseline, calls / real.length / size);
  } finally {
    book.end();
    bare.end();
    await queue.end();
  }
}

const eventsFor = (seats: readonly Seat[], first: number) =>
  Promise.all(seats.map((seat, place) => bookingEvent(seat, first + place)));

function figureOf(real: readonly number[], bare: readonly number[], calls: number): Figure {
  const [measured, baseline] = [median(real), median(bare)];
  return {
    title: 'CPU of a warm booking',
    method:
      `${real.length * size} bookings one after the other through the exported handler of the \`book\` bundle, in blocks of ${size} that alternate ` +
      'with a bare handler which repeats the very SDK calls of the block with the document client; user and system time of each ' +
      'process, median over the blocks. Parsing, proof of work, sealing, domain and answer are what lies between.',
    rows: [
      {
        name: 'CPU per warm booking',
        value: measured / baseline,
        unit: '×',
        atMost: 1.3,
        baseline: `${measured.toFixed(2)} ms against ${baseline.toFixed(2)} ms, ${calls.toFixed(1)} SDK calls`,
      },
    ],
  };
}
