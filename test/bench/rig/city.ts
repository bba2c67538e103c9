import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '../../../local-aws/synth.ts';
import { startHostProcess } from '../../world/host-process.ts';

const root = join(import.meta.dirname, '../../..');

/** A Monday morning without holidays ahead, so that figures do not depend on the date. */
const clock = '2026-12-07T09:00:00+07:00';

/** The day whose windows are all free when the city starts. */
export const freeDate = '2026-12-08';

/** Tanjungbalai as it would be deployed, hosted in a process of its own. */
export interface City {
  readonly url: string;
  end(): Promise<void>;
}

/** Starts the host with site and functions on a free port and an empty data folder. */
export async function startCity(): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const assembly = await synthesise({
    region: 'tanjungbalai',
    origin: 'http://localhost:8080',
    folder: join(root, '.balai/bench/assembly'),
  });
  const host = await startHostProcess({ assembly, dataFolder: join(folder, 'data'), clock });
  return {
    url: host.url.replace('localhost', '127.0.0.1'),
    end: async () => {
      await host.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
