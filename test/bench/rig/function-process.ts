import { createRequire } from 'node:module';
import * as z from 'zod/mini';

// Runs a bundle as Lambda does, one event after the other, and tells what that took. The bundle is loaded when the first
// events arrive, so that nothing else of this process is in the figure.

const orders = z.array(z.unknown());

/** Node writes its warnings about type stripping and IPC before this. */
interface Bundle {
  handler(event: unknown, context: object): Promise<unknown>;
}

/** What a block of events took. */
export interface Block {
  readonly results: readonly unknown[];
  /** Milliseconds, loading included when this was the first block. */
  readonly milliseconds: number;
  /** Of the whole process. */
  readonly cpuMilliseconds: number;
}

const load = createRequire(import.meta.url);
const [, , path = ''] = process.argv;
let bundle: Bundle | undefined;

process.on('message', (message) => {
  void serve(orders.parse(message)).then((block) => process.send?.(block));
});

async function serve(events: readonly unknown[]): Promise<Block> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  bundle ??= load(path);
  const results: unknown[] = [];
  for (const event of events) results.push(await bundle?.handler(event, { awsRequestId: 'bench' }));
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { results, milliseconds, cpuMilliseconds: (user + system) / 1000 };
}
