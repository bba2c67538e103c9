import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { startHostProcess } from '../world/host-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the citizens' site of the one host of all these tests is. */
    site: string;
  }
}

/** A Monday morning without holidays ahead: every weekday of two weeks can be booked. The phone's own clock is elsewhere. */
const CLOCK = '2026-12-07T09:00:00+07:00';

/** Starts the real host, with the site and functions as they would be deployed, once for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-e2e-'));
  // Sign-in leads back to registered addresses only, so the port must be known beforehand.
  const port = await freePort();
  const assembly = await synthesise({
    region: 'tanjungbalai',
    origin: `http://localhost:${port}`,
    folder: join(folder, 'assembly'),
  });
  const host = await startHostProcess({
    assembly,
    dataFolder: join(folder, 'data'),
    port,
    clock: CLOCK,
  });
  project.provide('site', host.url);
  return async () => {
    await host.end();
    rmSync(folder, { recursive: true, force: true });
  };
}
