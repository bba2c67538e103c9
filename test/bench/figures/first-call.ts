import type { Figure } from '../figure.ts';
import { bundleBareHandler } from '../rig/bare-bundle.ts';
import { bareCallsOf } from '../rig/bare-call.ts';
import { startFunction } from '../rig/function.ts';
import type { Block } from '../rig/function-process.ts';
import { startQueue } from '../rig/queue.ts';
import { measuredService, regionWith } from '../rig/region.ts';
import { expectStatus } from '../rig/reply.ts';
import { bookableDays, bookingEvent } from '../rig/requests.ts';
import { median } from '../statistics.ts';

/** Pairs of fresh processes. */
const rounds = 15;

/** Load and first call of the booking function against a bare handler. */
export async function measureFirstCall(): Promise<Figure> {
  const region = regionWith(10);
  const queue = await startQueue(region);
  try {
    const bareBundle = await bundleBareHandler(queue.folder);
    const [day = []] = bookableDays(region, measuredService);
    await queue.createTable('real');
    await queue.createTable('bare');
    const real: Block[] = [];
    const bare: Block[] = [];
    for (const [round, seat] of day.slice(0, rounds + 1).entries()) {
      const booked = await once(
        queue.bundle('book'),
        queue.environment('real'),
        await bookingEvent(seat, round),
      );
      expectStatus(booked.results[0], 201);
      const calls = bareCallsOf(queue.tap.take(), 'bare');
      const called = await once(bareBundle, queue.environment('bare'), calls);
      queue.tap.take();
      // The first round makes the sheet and warms the file cache; no other does.
      if (round === 0) continue;
      real.push(booked);
      bare.push(called);
    }
    return figureOf(real, bare);
  } finally {
    await queue.end();
  }
}

async function once(
  bundle: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
): Promise<Block> {
  const execution = startFunction(bundle, environment);
  try {
    return await execution.invoke(event);
  } finally {
    execution.end();
  }
}

function figureOf(real: readonly Block[], bare: readonly Block[]): Figure {
  const time = (blocks: readonly Block[]) => median(blocks.map(({ milliseconds }) => milliseconds));
  const cpu = (blocks: readonly Block[]) => median(blocks.map(({ cpuMilliseconds }) => cpuMilliseconds));
  return {
    title: 'Load and first call',
    method:
      `${rounds} pairs of fresh processes, interleaved: the \`book\` bundle makes a real booking on the embedded engine, then a bare ` +
      'handler with the document client alone, bundled with the same options, repeats the very calls that the booking made on ' +
      'another table (a read in place of the key secret’s). Time from loading the bundle to the answer, medians.',
    rows: [
      {
        name: 'Load and first booking',
        value: time(real) / time(bare),
        unit: '×',
        atMost: 1.15,
        baseline: `${time(real).toFixed(0)} ms against ${time(bare).toFixed(0)} ms`,
      },
      {
        name: 'CPU of load and first booking',
        value: cpu(real) / cpu(bare),
        unit: '×',
        baseline: `${cpu(real).toFixed(0)} ms against ${cpu(bare).toFixed(0)} ms`,
      },
    ],
    notes: [
      'Of the CPU beyond the bare handler’s, by leaving parts out (fastest of twelve, November 2026): the client of Secrets Manager 11 ms, the code beyond the SDK’s to compile about 10 ms, 246 zod schemas to build about 10 ms; the bare handler takes 127 ms.',
    ],
  };
}
