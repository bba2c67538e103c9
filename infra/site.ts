import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = [
  'web/{citizen,ui}/**/*',
  'shared/**/*',
  'services/*/contract.ts',
  'infra/regions/*',
  'package-lock.json',
];

/** Builds the citizens' site of a region, unless nothing it is made of has changed since; returns its folder. */
export function buildSite(region: string): string {
  const folder = join(root, 'web/citizen/dist', region);
  const stamp = `${folder}.built-from`;
  const digest = digestOfSources();
  if (existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return folder;
  }

  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--logLevel', 'warn', 'web/citizen'],
    { cwd: root, env: { ...process.env, BALAI_REGION: region, NODE_ENV: 'production' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The citizens' site could not be built:\n${stdout}${stderr}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, digest);
  return folder;
}

function digestOfSources(): string {
  const digest = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true, exclude: ['**/dist/**', '**/*.test.*'] })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .toSorted();
  for (const file of files) digest.update(file).update(readFileSync(file));
  return digest.digest('hex');
}
