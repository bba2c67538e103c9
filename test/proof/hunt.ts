import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { startEngine } from '../../local-aws/engine/engine.ts';
import { runFloors } from './floor.ts';
import { runInMemory, runOnEngine } from './model-runs.ts';

// Looks for a flaw in the code beside it: node hunt.ts memory|engine|floor|wishes <seed> <operations>. Prints the first one and ends
// with 1. What of wishes no model meets often enough is tried by their own tests; there a flaw is a test that fails.

const [where, seed, operations] = process.argv.slice(2);
const run = { seed: Number(seed), operations: Number(operations) };

async function onEngine() {
  const folder = await mkdtemp(join(tmpdir(), 'balai-hunt-'));
  const engine = await startEngine({ folder });
  try {
    return await runOnEngine({ ...run, size: 200 }, { endpoint: engine.endpoint, together: 1 });
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true });
  }
}

const report = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) }),
  ),
});

async function byTests() {
  const root = join(import.meta.dirname, '../..');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const files = ['services/queue/wishes.test.ts', 'services/queue/domain/draw.test.ts'];
  const told = join(root, 'hunt.json');
  const args = [vitest, 'run', '--project', 'unit', '--reporter', 'json', '--outputFile', told, ...files];
  // It ends with 1 when a test fails; what failed stands in the report.
  await promisify(execFile)(process.execPath, args, { cwd: root }).catch(() => undefined);
  const results = report
    .parse(JSON.parse(await readFile(told, 'utf8')))
    .testResults.flatMap((file) => file.assertionResults);
  const failed = results.filter(({ status }) => status === 'failed');
  return { flaws: failed.map(({ fullName }) => fullName.trim()), operations: results.length };
}

const models = new Map(
  Object.entries({ memory: runInMemory, engine: onEngine, floor: runFloors, wishes: byTests }),
);
const model = models.get(where ?? '') ?? runInMemory;
const { flaws, operations: done } = await model(run);
console.log(JSON.stringify({ operations: done, flaw: flaws[0] ?? null }));
process.exitCode = flaws.length > 0 ? 1 : 0;
