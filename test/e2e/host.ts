import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { startHostProcess } from '../world/host-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the citizens' sites of the hosts of all these tests are, one for each worker. */
    sites: readonly string[];
  }
}

/** A Monday morning without holidays ahead: every weekday of two weeks can be booked. The phone's own clock is elsewhere. */
const CLOCK = '2026-12-07T09:00:00+07:00';

/** Starts a real host for each worker, with the site and functions as they would be deployed, once for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-e2e-'));
  const workers = Array.from({ length: project.config.maxWorkers }, (_, index) => String(index));
  const hosts = await Promise.all(workers.map((worker) => startHost(join(folder, worker))));
  project.provide(
    'sites',
    hosts.map(({ url }) => url),
  );
  return async () => {
    await Promise.all(hosts.map((host) => host.end()));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function startHost(folder: string) {
  // Sign-in leads back to registered addresses only, so the port must be known beforehand.
  const port = await freePort();
  const assembly = await synthesise({
    region: 'tanjungbalai',
    origin: `http://localhost:${port}`,
    folder: join(folder, 'assembly'),
  });
  return startHostProcess({ assembly, dataFolder: join(folder, 'data'), port, clock: CLOCK });
}
