import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';

const script = join(import.meta.dirname, 'serve.ts');
const opened = z.object({
  url: z.string(),
  gateway: z.object({ url: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() }),
});

/** Where SDK clients reach what the host hosts, and the keys of its operator, who may do everything. */
export type OperatorAccess = z.output<typeof opened>['gateway'];

/** The one-machine host in a process of its own; it ends at the latest with the process that started it. */
export interface HostProcess {
  /** The local door, such as `http://localhost:41234`. */
  readonly url: string;
  readonly gateway: OperatorAccess;
  /** Everything that the host wrote to its terminal. */
  readonly output: () => string;
  /** Sets the clocks of the host and of all functions while they run, as `clock` does at the start. */
  setClock(setting: string): Promise<void>;
  /** Ends it in order, or with SIGKILL it and the engine that it started. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface HostProcessSettings {
  readonly assembly: string;
  readonly dataFolder: string;
  /** Of the door. Default: a free one. */
  readonly port?: number;
  /** What the clocks show at the start, such as `2026-12-14T06:30:00+07:00`; then they run. Default: the machine's. */
  readonly clock?: string;
}

/** Starts the host on a free port and waits until its door is open. */
export async function startHostProcess(settings: HostProcessSettings): Promise<HostProcess> {
  const { assembly, dataFolder, port = 0, clock } = settings;
  let output = '';
  const child = spawn(
    process.execPath,
    [script, assembly, dataFolder, String(port), ...(clock === undefined ? [] : [clock])],
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  const gone = once(child, 'exit');
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const tooEarly = gone.then(() => {
    throw new Error(`The host ended before it was ready:\n${output}`);
  });
  tooEarly.catch(() => undefined);
  const said = createInterface(child.stdout);
  const [line] = await Promise.race([once(said, 'line'), tooEarly]);
  output += `${line}\n`;

  return {
    ...opened.parse(JSON.parse(String(line))),
    output: () => output,
    setClock: async (setting) => {
      const set = once(said, 'line');
      child.stdin.write(`${setting}\n`);
      await Promise.race([set, tooEarly]);
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // The whole process group: the engine is a process of its own.
      if (child.pid !== undefined && signal === 'SIGKILL') process.kill(-child.pid, signal);
      else child.kill(signal);
      await gone;
    },
  };
}
