import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostProcess, type OperatorAccess, startHostProcess } from './host-process.ts';

/** The suite in processes of its own: what a person at the door, a crash and a restart see. */
export interface World {
  /** The local door, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** For SDK clients that look inside; new after a restart. */
  readonly gateway: OperatorAccess;
  readonly dataFolder: string;
  /** Everything that the host wrote to its terminal. */
  readonly output: () => string;
  /** Sets the clocks while everything runs, such as `2026-12-15T09:00:00+07:00`; then they run on from there. */
  setClock(setting: string): Promise<void>;
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
  /** One that was synthesised into that folder. */
  readonly region: string;
  /** What the clocks show at the start, such as `2026-12-14T06:30:00+07:00`; then they run. Default: the machine's. */
  readonly clock?: string;
  /** Where the data folder is made; default: the folder for temporary files. */
  readonly place?: string;
}

/** Hosts a region on free ports. */
export async function startWorld({
  assemblies,
  region,
  clock,
  place = tmpdir(),
}: WorldSettings): Promise<World> {
  const folder = mkdtempSync(join(place, 'balai-world-'));
  const dataFolder = join(folder, 'data');
  const assembly = join(assemblies, region, 'assembly');
  const hosts: HostProcess[] = [];
  let host = await serve(clock);

  async function serve(clock: string | undefined): Promise<HostProcess> {
    const started = await startHostProcess({
      assembly,
      dataFolder,
      ...(clock === undefined ? {} : { clock }),
    });
    hosts.push(started);
    return started;
  }

  return {
    get url() {
      return host.url.replace('localhost', '127.0.0.1');
    },
    get gateway() {
      return host.gateway;
    },
    dataFolder,
    output: () => hosts.map(({ output }) => output()).join(''),
    setClock: (setting) => host.setClock(setting),
    kill: () => host.end('SIGKILL'),
    restart: async (settings) => {
      await host.end();
      host = await serve(settings?.clock ?? clock);
    },
    end: async () => {
      await host.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
