import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { type ProfiledHost, startProfiledHost, type Usage } from '../rig/profiled-process.ts';
import { bookTogether, manyDays, warming, width } from '../rig/rush.ts';
import { synthesise } from '../rig/synthesise.ts';
import { median, quantile, sum } from '../statistics.ts';

/** Bookings of each rush, and those made alone, one after the other. */
const size = 200;
const alone = 25;
/** Milliseconds until the last message of a rush must be out. */
const patience = 60_000;

/** What the host's own files do, by the folder they lie in; the first that fits. */
const hostParts: readonly (readonly [RegExp, string])[] = [
  [/^local-aws\/(door|site|http-api)/, 'door, distribution, HTTP API'],
  [/^local-aws\/functions/, 'handing events to workers'],
  [/^local-aws\/iam/, 'IAM'],
  [/^local-aws\/(gateway|http)/, 'gateway'],
  [/^(local-aws\/(engine|dynamodb)|node_modules\/undici)/, 'calls to the engine'],
  [/^local-aws\/mappings/, 'mappings'],
  [/^local-aws\/(sqs|events|storage|patterns|messages|secrets)/, 'queues, bus, messages'],
  [/^node$/, 'Node’s HTTP server'],
  [/^gc$/, 'garbage'],
];
const functionParts: readonly (readonly [RegExp, string])[] = [
  [/^(node_modules\/@(aws-sdk|smithy|aws)|node$)/, 'SDK clients and their HTTP'],
  [/^node_modules\/zod/, 'zod'],
  [/^(services|shared|node_modules\/(@middy|altcha))/, 'the service'],
  [/^local-aws/, 'hand-over'],
  [/^gc$/, 'garbage'],
];

interface Part {
  readonly name: string;
  /** Milliseconds of processor time a booking. */
  readonly cpu: number;
}

/** Where the time of a booking goes on the one-machine host. */
export async function measureBreakdown(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const host = await startProfiledHost(await synthesise(folder, 'race'), join(folder, 'data'));
  const book = (
    wishes: typeof manyDays,
    rush: Omit<Parameters<typeof bookTogether>[2], 'firstPerson'>,
    begin?: () => Promise<void>,
  ) => {
    people += rush.size;
    return bookTogether(() => host.url, wishes, { ...rush, firstPerson: people - rush.size }, begin);
  };
  let people = 0;
  try {
    await book(warming, { size: 60 });
    const calm = await book(warming, { size: alone, together: 1 });
    let before = process.cpuUsage();
    const busy = await book(manyDays, { size }, async () => {
      await host.watch('count');
      before = process.cpuUsage();
    });
    const { user, system } = process.cpuUsage(before);
    const counted = await ended(host);
    await book(manyDays, { size }, () => host.watch('sample'));
    const sampled = await ended(host);
    const parts = partsOf(counted, sampled, (user + system) / 1000 / size);
    return figureOf(parts, {
      calls: callsOf(counted, sampled),
      wall: `answered in ${median(calm.latencies).toFixed(0)} ms when alone, in ${quantile(busy.latencies, 0.5).toFixed(0)} ms (p50) among ${width}`,
    });
  } finally {
    await host.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for the last message to a citizen: a booking’s last call but one. */
async function ended(host: ProfiledHost): Promise<Usage> {
  const sent = async () =>
    sum(
      Object.entries(await host.calls()).flatMap(([call, times]) =>
        call.endsWith(' Publish') ? [times] : [],
      ),
    );
  const deadline = performance.now() + patience;
  while ((await sent()) < size) {
    if (performance.now() > deadline) throw new Error(`Only ${await sent()} of ${size} messages were sent.`);
    await new Promise((done) => setTimeout(done, 200));
  }
  return host.stop();
}

/** How long from the counted rush, how it divides from the sampled one. */
function partsOf(counted: Usage, sampled: Usage, clients: number): readonly Part[] {
  const threads = Map.groupBy(counted.threads, ({ name }) => name);
  const cpuOf = (name: string) => sum((threads.get(name) ?? []).map(({ cpu }) => cpu)) / size;
  const divided = [...threads.keys()].flatMap((name) => {
    const files = sampled.threads
      .filter((thread) => thread.name === name)
      .flatMap((thread) => Object.entries(thread.files));
    const label = entryOf(sampled, name);
    const parts = name === 'host' ? hostParts : functionParts;
    const named = Map.groupBy(
      files,
      ([file]) => parts.find(([pattern]) => pattern.test(file))?.[1] ?? 'other',
    );
    const all = sum(files.map(([, time]) => time));
    return [...named].map(([part, of]) => ({
      name: `${label}: ${part}`,
      cpu: (cpuOf(name) * sum(of.map(([, time]) => time))) / all,
    }));
  });
  const helpers = counted.process / size - sum([...threads.keys()].map(cpuOf));
  return [
    ...divided,
    { name: 'V8’s helpers: compiling, garbage', cpu: helpers },
    { name: 'engine', cpu: counted.engine / size },
    { name: 'clients', cpu: clients },
  ].toSorted((a, b) => b.cpu - a.cpu);
}

const entryOf = ({ threads }: Usage, name: string): string =>
  threads.find((thread) => thread.name === name)?.entry?.replace('-', ' ') ?? name;

/** `queue book: GetItem 1.0, …` for each that calls. */
function callsOf(counted: Usage, sampled: Usage): readonly string[] {
  const calls = Object.entries(counted.calls).map(([call, times]) => {
    const [by = '', operation = ''] = call.split(' ');
    return { by, operation, times: times / size };
  });
  return [...Map.groupBy(calls, ({ by }) => by)].map(
    ([by, made]) =>
      `${entryOf(sampled, by)}: ${made.map(({ operation, times }) => `${operation} ${times.toFixed(2)}`).join(', ')}`,
  );
}

function figureOf(
  parts: readonly Part[],
  { calls, wall }: { readonly calls: readonly string[]; readonly wall: string },
): Figure {
  const all = sum(parts.map(({ cpu }) => cpu));
  const share = (cpu: number) => `${((100 * cpu) / all).toFixed(1)} %`;
  const told = parts.filter(({ cpu }) => cpu / all >= 0.01);
  return {
    title: 'Where the time of a booking goes',
    method:
      `Processor time of a booking, from the request to the message sent, on the one-machine host: ${size} people, ${width} at a time, after 85 ` +
      `bookings that warm it. How much each thread takes is the kernel’s count, without a profiler; how it divides is from a second rush of as many with ` +
      'V8’s sampling profiler in every thread (one sample a millisecond; functions of Node count for the file that called them, ' +
      'through the bundles’ source maps). Threads that began during a rush are among the helpers. Off by the clock of the engine (10 ms a rush) and by what sampling changes.',
    rows: [
      { name: 'Processor time of a booking, end to end', value: all, unit: 'ms', baseline: wall },
      ...told.map(({ name, cpu }) => ({ name: `– ${name}`, value: cpu, unit: 'ms', baseline: share(cpu) })),
    ],
    notes: [
      ...calls.map((line) => `Calls of a booking, ${line}.`),
      `Parts below 1 %, together: ${share(all - sum(told.map(({ cpu }) => cpu)))}.`,
    ],
  };
}
