import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Block } from './function-process.ts';

const block = z.object({
  results: z.array(z.unknown()),
  milliseconds: z.number(),
  cpuMilliseconds: z.number(),
});

/** A bundle in a process of its own: one execution environment of a Lambda function. */
export interface HostedFunction {
  /** Hands it events one after the other. */
  invoke(...events: readonly unknown[]): Promise<Block>;
  end(): void;
}

/** Starts the process; the bundle is loaded with the first events. */
export function startFunction(
  bundle: string,
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): HostedFunction {
  const child = fork(join(import.meta.dirname, 'function-process.ts'), [bundle], {
    env: { ...environment },
    execArgv: ['--disable-warning=ExperimentalWarning', ...nodeOptions],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The process of ${bundle} ended before it answered.`);
  });
  ended.catch(() => undefined);
  return {
    invoke: async (...events) => {
      const answered = new Promise((done) => child.once('message', done));
      child.send(events);
      return block.parse(await Promise.race([answered, ended]));
    },
    end: () => {
      child.kill();
    },
  };
}
