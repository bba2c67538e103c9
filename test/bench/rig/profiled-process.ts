import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod/mini';

const counts = z.record(z.string(), z.number());
const usage = z.object({
  threads: z.array(
    z.object({
      /** Of the function, or `host`. */
      name: z.string(),
      /** Milliseconds of processor time. */
      cpu: z.number(),
      /** What the function's bundle was made of: `queue-book`. */
      entry: z.optional(z.string()),
      /** Sampled microseconds by source file. */
      files: counts,
    }),
  ),
  /** `<function> <operation>` → times; those of the host itself are reads of streams. */
  calls: counts,
  /** Milliseconds of processor time: all threads of the host, those of V8 included. */
  process: z.number(),
  engine: z.number(),
});

/** What host and engine did while they were watched. */
export type Usage = z.output<typeof usage>;

/** The one-machine host in a process of its own, watched on demand. */
export interface ProfiledHost {
  readonly url: string;
  /** Begins to count; with sampling it also sees where threads spend their time, and is slower. */
  watch(mode: 'count' | 'sample'): Promise<void>;
  calls(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<Usage>;
  end(): Promise<void>;
}

/** Starts it on a free port. */
export async function startProfiledHost(assembly: string, dataFolder: string): Promise<ProfiledHost> {
  const child = fork(join(import.meta.dirname, 'profiled-host.ts'), [assembly, dataFolder], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit');
  const tooEarly = gone.then(() => Promise.reject(new Error('The host ended while it was measured.')));
  tooEarly.catch(() => undefined);
  const heard = async (): Promise<unknown> => {
    const [said] = await Promise.race([once(child, 'message'), tooEarly]);
    return z.object({ answer: z.optional(z.unknown()) }).parse(said).answer;
  };
  const ask = (order: string) => {
    const answer = heard();
    child.send(order);
    return answer;
  };
  const url = z.string().parse(await heard());
  return {
    url,
    watch: async (mode) => {
      await ask(mode);
    },
    calls: async () => counts.parse(await ask('calls')),
    stop: async () => usage.parse(await ask('stop')),
    end: async () => {
      child.disconnect();
      await gone;
    },
  };
}
