import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { synthesise } from '../../../local-aws/synth.ts';

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
  const host = spawn(process.execPath, ['test/world/serve.ts', assembly, join(folder, 'data'), clock], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(host, 'exit');
  const ended = gone.then(() => {
    throw new Error('The host ended before it was ready.');
  });
  ended.catch(() => undefined);
  const [line] = await Promise.race([once(createInterface(host.stdout), 'line'), ended]);
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)));
  return {
    url: url.replace('localhost', '127.0.0.1'),
    end: async () => {
      host.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
