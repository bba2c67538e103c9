import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedPackages } from './deployed.ts';
import { findings } from './findings.ts';
import { readLock } from './lock.ts';
import { notice, thirdPartyPage } from './third-party.ts';

// npm run audit [-- --write]: what the lock file says, on any machine; then what the registry knows, where it answers. Ends
// with 1 when somebody must decide about a package.

const root = join(import.meta.dirname, '../..');
const lock = readLock(root);
const paths = await deployedPackages(root);
const deployed = lock.packages.filter(({ path }) => paths.has(path));

if (process.argv.includes('--write')) {
  writeFileSync(join(root, 'docs/reference/third-party.md'), thirdPartyPage(deployed));
  writeFileSync(join(root, 'NOTICE'), notice(root, deployed));
}

const found = findings(lock, paths);
for (const sentence of found) console.error(`✗ ${sentence}`);
console.log(
  `${lock.packages.length} packages, ${deployed.length} of them deployed: ${found.length} to decide about.`,
);

/** A registry that keeps no advisories or signatures answers with an error of its own: nothing is known then. */
const silent =
  /audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|E40[45]|no dependencies to audit/;
let refused = false;
for (const question of [
  ['audit', '--audit-level=high', '--fetch-retries=0'],
  ['audit', 'signatures', '--fetch-retries=0'],
]) {
  const asked = `npm ${question.join(' ')}`;
  const { status, stdout, stderr } = spawnSync('npm', question, {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  const said = `${stdout}${stderr}`;
  if (status === 0) console.log(`✓ ${asked}`);
  else if (status === null || silent.test(said))
    console.log(`? ${asked}: the registry does not answer this.`);
  else {
    refused = true;
    console.error(`✗ ${asked}\n${said}`);
  }
}
process.exitCode = found.length > 0 || refused ? 1 : 0;
