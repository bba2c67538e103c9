import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Engine, startEngine } from '../../local-aws/engine/engine.ts';

/** An embedded engine with a folder of its own while the tests of a file run. */
export function engineForTests(): Pick<Engine, 'endpoint'> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-engine-'));
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine({ folder });
  });
  afterAll(async () => {
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get endpoint() {
      if (!engine) throw new Error('The engine runs during tests only.');
      return engine.endpoint;
    },
  };
}
