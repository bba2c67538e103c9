import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { StartError } from './start-error.ts';

const root = join(import.meta.dirname, '..');

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/local';

/** Everything that a synth reads; tests and results of builds make no difference to it. */
const inputs = ['{infra,services,shared,web}/**/*', 'package.json', 'package-lock.json'];
const irrelevant = ['**/node_modules/**', '**/dist/**', '**/*.test.*', '**/*.md', '**/__snapshots__/**'];

export interface SynthSettings {
  readonly region: string;
  /** Where citizens reach the site, for the links that functions write. */
  readonly origin: string;
  /** Assemblies are kept here, so that the same inputs are not synthesised twice. */
  readonly folder: string;
}

/** Throws unless the region has a file. */
export function requireRegion(region: string): void {
  const files = globSync('infra/regions/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
  const regions = files.map((file) => basename(file, '.ts'));
  if (regions.includes(region)) return;
  throw new StartError(
    `There is no region ${region}`,
    `Choose one of ${regions.join(', ')}, or add infra/regions/${region}.ts.`,
  );
}

/** The folder of the assembly, fresh or as it was made from the same inputs before. Runs in a child process that exits: a synth holds about 465 MB. */
export async function synthesise({ region, origin, folder }: SynthSettings): Promise<string> {
  const digest = digestOf(`${region} ${origin} ${process.version}`);
  const finished = join(folder, digest);
  if (existsSync(finished)) return finished;

  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, 'unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  await run({
    CDK_OUTDIR: unfinished,
    // With a certificate the distributions go by their names, `localhost` and `petugas.localhost`, as they would in AWS.
    CDK_CONTEXT_JSON: JSON.stringify({ region, origin, certificate }),
    // CloudFormation's schemas take 4 s and 300 MB; the tests of infra/ and the CDK's command line check against them.
    CDK_VALIDATION: 'false',
  });
  for (const older of readdirSync(folder)) {
    if (older !== 'unfinished') rmSync(join(folder, older), { recursive: true, force: true });
  }
  renameSync(unfinished, finished);
  return finished;
}

async function run(environment: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env: { ...process.env, ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
    });
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const abandon = () => child.kill();
  process.once('exit', abandon);
  const code = await promise;
  process.off('exit', abandon);
  if (code !== 0) {
    throw new StartError(
      `The synthesis failed:\n${stripVTControlCharacters(said).trim()}`,
      'Mend what it names; "node infra/app.ts" runs it alone.',
    );
  }
}

function digestOf(settings: string): string {
  const digest = createHash('sha256').update(settings);
  const files = globSync(inputs, { cwd: root, withFileTypes: true, exclude: irrelevant })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .toSorted();
  for (const file of files) digest.update(file).update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
}
