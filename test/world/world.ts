import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';

const server = join(import.meta.dirname, 'serve.ts');
const said = z.object({ url: z.string(), gatewayUrl: z.string() });

/** The suite in processes of its own: what a person at the door, a crash and a restart see. */
export interface World {
  /** The local door, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly dataFolder: string;
  /** Everything that the host wrote to its terminal. */
  readonly output: () => string;
  /** `kill -9` of the host and of the engine that it started. */
  kill(): Promise<void>;
  /** Starts again on the same data, the clocks set anew if asked; the address may change. */
  restart(settings?: Pick<WorldSettings, 'clock'>): Promise<void>;
  /** Ends it and deletes its folder. */
  end(): Promise<void>;
}

export interface WorldSettings {
  /** Folder of assemblies.ts. */
  readonly assemblies: string;
  /** See regions.ts. */
  readonly region: 'race' | 'tanjungbalai';
  /** What the clocks show at the start, such as `2026-12-14T06:30:00+07:00`; then they run. Default: the machine's. */
  readonly clock?: string;
}

/** Hosts a region on free ports. */
export async function startWorld({ assemblies, region, clock }: WorldSettings): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-world-'));
  const dataFolder = join(folder, 'data');
  let output = '';
  let host: Serving = await serve(clock);

  async function serve(clock: string | undefined): Promise<Serving> {
    const assembly = join(assemblies, region, 'assembly');
    const settings = [assembly, dataFolder, ...(clock === undefined ? [] : [clock])];
    const child = spawn(process.execPath, [server, ...settings], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The host ended before it was ready:\n${output}`);
    });
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
    output += `${line}\n`;
    const { url } = said.parse(JSON.parse(String(line)));
    return { child, url: url.replace('localhost', '127.0.0.1') };
  }
  const down = async (signal: NodeJS.Signals) => {
    const { child } = host;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    // The whole process group: the engine is a process of its own.
    if (child.pid !== undefined && signal === 'SIGKILL') process.kill(-child.pid, signal);
    else child.kill(signal);
    await gone;
  };

  return {
    get url() {
      return host.url;
    },
    dataFolder,
    output: () => output,
    kill: () => down('SIGKILL'),
    restart: async (settings) => {
      await down('SIGTERM');
      host = await serve(settings?.clock ?? clock);
    },
    end: async () => {
      await down('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
}
