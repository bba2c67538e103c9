import { subscribe } from 'node:diagnostics_channel';
import { Session } from 'node:inspector';
import * as z from 'zod/mini';
import { dynamoDb } from '../../../local-aws/dynamodb/dynamodb.ts';
import { startHost } from '../../../local-aws/start-host.ts';
import { originsIn, timeByFile } from './attribution.ts';
import { cpuOfProcess } from './process-tree.ts';
import type { Usage } from './profiled-process.ts';
import { watchThreads } from './thread-profiles.ts';

// The one-machine host in a process that tells where its time goes, forked by profiled-process.ts: <assembly> <data folder>.

const [, , assembly = '', dataFolder = ''] = process.argv;
const threads = watchThreads(new Session());
const calls = new Map<string, number>();
const count = (by: string, operation: string) => {
  const call = `${by} ${operation}`;
  calls.set(call, (calls.get(call) ?? 0) + 1);
};

const host = await startHost({
  assembly,
  dataFolder,
  port: 0,
  report: (source, line) => console.error(`${source}: ${line}`),
  onAccess: ({ action, roleArn }) => count(roleArn, action.split(':').at(-1) ?? action),
});
const { engine } = await dynamoDb(host.host);
const created = z.object({ request: z.object({ headers: z.array(z.unknown()) }) });
subscribe('undici:request:create', (message) => {
  const target = created
    .parse(message)
    .request.headers.find((each) => String(each).startsWith('DynamoDBStreams_'));
  if (target !== undefined) count('host', String(target).split('.').at(-1) ?? '');
});

/** By the name of the function whose role it is. */
const named = () => {
  const names = new Map(host.functions().map(({ roleArn, name }) => [roleArn, name]));
  return Object.fromEntries(
    [...calls].map(([call, times]) => {
      const [by = '', operation = ''] = call.split(' ');
      return [`${names.get(by) ?? by} ${operation}`, times];
    }),
  );
};

const origins = originsIn(assembly);
const usage = () => ({ process: process.cpuUsage(), engine: cpuOfProcess(engine.pid() ?? 0) });
let before = usage();

const watch = async (sampling: boolean) => {
  await threads.start({ sampling });
  calls.clear();
  before = usage();
};

const stop = async (): Promise<Usage> => {
  const now = usage();
  const watched = await threads.stop();
  return {
    threads: watched.map(({ functionName = 'host', cpu, profile }) => ({
      name: functionName,
      cpu,
      entry: profile && origins.entryOf(profile),
      files: profile ? Object.fromEntries(timeByFile(profile, origins.origin)) : {},
    })),
    calls: named(),
    process: (now.process.user + now.process.system - before.process.user - before.process.system) / 1000,
    engine: now.engine - before.engine,
  };
};

const end = () => host.stop().then(() => process.exit(0));
const orders: Readonly<Record<string, () => unknown>> = {
  count: () => watch(false),
  sample: () => watch(true),
  calls: named,
  stop,
};
process.once('disconnect', end);
process.on('message', async (order) => {
  process.send?.({ answer: await orders[z.string().parse(order)]?.() });
});
process.send?.({ answer: host.url.replace('localhost', '127.0.0.1') });
