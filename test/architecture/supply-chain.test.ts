import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deployedPackages } from '../../operator/audit/deployed.ts';
import { findings, isAllowed } from '../../operator/audit/findings.ts';
import { readLock } from '../../operator/audit/lock.ts';
import { notice, thirdPartyPage } from '../../operator/audit/third-party.ts';

const root = join(import.meta.dirname, '../..');
const lock = readLock(root);
const paths = await deployedPackages(root);
const deployed = lock.packages.filter(({ path }) => paths.has(path));

test('no package waits for a decision: hashes, origin, install scripts and licences are as agreed', () => {
  expect(lock.packages.length).toBeGreaterThan(100);
  expect(findings(lock, paths)).toEqual([]);
});

test('every package that is deployed is pinned by the lock file', () => {
  const pinned = new Set(lock.packages.map(({ path }) => path));

  expect([...paths].filter((path) => !pinned.has(path))).toEqual([]);
  expect(deployed.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['preact', 'zod', 'altcha-lib', '@aws-sdk/client-dynamodb']),
  );
});

test('the page of third-party packages and NOTICE say what is deployed (npm run audit -- --write)', () => {
  expect(readFileSync(join(root, 'docs/reference/third-party.md'), 'utf8')).toBe(thirdPartyPage(deployed));
  expect(readFileSync(join(root, 'NOTICE'), 'utf8')).toBe(notice(root, deployed));
});

test.each([
  ['has no integrity hash', { integrity: 'sha1-abc' }],
  ['comes from elsewhere than the npm registry', { resolved: 'git+ssh://git@github.com/a/b.git#c' }],
  ['runs a script at installation that nobody approved', { hasInstallScript: true }],
  ['is deployed under a licence that is not on the list', { license: 'MPL-2.0' }],
  ['has a licence that is not on the list', { license: 'AGPL-3.0-only' }],
])('a package that %s is told', (sentence, wrong) => {
  const good = {
    name: 'a',
    path: 'node_modules/a',
    version: '1.0.0',
    license: 'MIT',
    integrity: 'sha512-abc',
  };
  const told = (found: object) =>
    findings({ packages: [{ ...good, ...found }], approvedScripts: new Set() }, new Set(['node_modules/a']));

  expect(told({})).toEqual([]);
  expect(told(wrong)).toContain(`node_modules/a 1.0.0 ${sentence}`);
});

test('a choice of licences is as good as its best, a sum as its worst', () => {
  const allowed = new Set(['MIT', 'ISC']);

  expect(isAllowed('(MIT OR GPL-3.0-or-later)', allowed)).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0-or-later', allowed)).toBe(false);
  expect(isAllowed('MIT AND ISC', allowed)).toBe(true);
  expect(isAllowed(undefined, allowed)).toBe(false);
});
