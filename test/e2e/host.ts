import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import * as z from 'zod/mini';
import { synthesise } from '../../local-aws/synth.ts';

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
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'balai-e2e-'));
  const assembly = await synthesise({
    region: 'tanjungbalai',
    origin: 'http://localhost:8080',
    folder: join(folder, 'assembly'),
  });
  const host = spawn(process.execPath, ['test/world/serve.ts', assembly, join(folder, 'data'), CLOCK], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  host.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(host, 'exit').then(() => {
    throw new Error(`The host ended before it was ready:\n${said}`);
  });
  const [line] = await Promise.race([once(createInterface(host.stdout), 'line'), ended]);
  project.provide('site', z.object({ url: z.string() }).parse(JSON.parse(String(line))).url);
  return async () => {
    ended.catch(() => undefined);
    const gone = once(host, 'exit');
    host.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
}
