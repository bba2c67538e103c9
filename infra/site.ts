import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Folders of `web/` that are sites. */
export type Site = 'citizen' | 'staff';

/** All of web/, because pages of one site take parts of others. */
const sources = [
  'web/**/*',
  'shared/**/*',
  'services/*/contract.ts',
  'services/*/contract/**/*',
  'infra/regions/**/*',
  'docs/reference/*.openapi.json',
  'package-lock.json',
];

/**
 * Builds a site of a region, unless it was built from the same sources before; returns its folder, which is named
 * after them, so that whoever builds at the same time gets in nobody's way.
 */
export function buildSite(site: Site, region: string): string {
  const built = join(root, 'web', site, 'dist');
  const folder = join(built, `${region}-${digestOf()}`);
  if (existsSync(folder)) return folder;

  mkdirSync(built, { recursive: true });
  const unfinished = mkdtempSync(join(built, 'unfinished-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', unfinished, '--logLevel', 'warn', `web/${site}`],
    { cwd: root, env: { ...process.env, BALAI_REGION: region, NODE_ENV: 'production' }, encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(unfinished, { recursive: true });
    throw new Error(`The ${site} site could not be built:\n${stdout}${stderr}`);
  }
  for (const older of globSync(`${region}-*`, { cwd: built })) {
    if (join(built, older) !== folder) rmSync(join(built, older), { recursive: true, force: true });
  }
  try {
    renameSync(unfinished, folder);
  } catch (cause) {
    // Somebody else was faster, with the same result.
    if (!existsSync(folder)) throw cause;
    rmSync(unfinished, { recursive: true });
  }
  return folder;
}

function digestOf(): string {
  const digest = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true, exclude: ['**/dist/**', '**/*.test.*'] })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .toSorted();
  for (const file of files) digest.update(file).update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
}
