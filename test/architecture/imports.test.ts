import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cyclesOf } from './cycles.ts';
import { type Import, importsOf } from './imports.ts';

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const isTest = (file: string) => file.startsWith('test/') || /\.test\.tsx?$|\/testing\//.test(file);
const imports: Import[] = files
  .filter((file) => !isTest(file) && !file.endsWith('.d.ts'))
  .flatMap((file) => importsOf(root, file));

/** Imports out of `folder` that lead inside the repository but to none of the allowed places. */
function strays(folder: RegExp, allowed: RegExp): string[] {
  return imports
    .filter(({ from, to }) => folder.test(from) && !/^(pkg:|node:|balai:)/.test(to) && !allowed.test(to))
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Packages, builtins or places that files in `folder` must not touch. */
function forbidden(folder: RegExp, what: RegExp): string[] {
  return imports
    .filter(({ from, to }) => folder.test(from) && what.test(to))
    .map(({ from, to }) => `${from} → ${to}`);
}

test('the files of every part were read', () => {
  const parts = ['infra', 'services', 'shared', 'local-aws', 'web', 'operator', 'clients'];

  const read = parts.filter((part) => imports.some(({ from }) => from.startsWith(`${part}/`)));

  expect(read).toEqual(parts);
});

test('shared imports nothing but shared', () => {
  expect(strays(/^shared\//, /^shared\//)).toEqual([]);
});

test('a service imports shared and itself, never another service', () => {
  const services = new Set(
    files.filter((file) => file.startsWith('services/')).map((file) => file.split('/')[1]),
  );

  const found = [...services].flatMap((name) =>
    strays(new RegExp(`^services/${name}/`), new RegExp(`^(shared|services/${name})/`)),
  );

  expect(found).toEqual([]);
});

test('the one-machine host knows nothing of the product', () => {
  expect(strays(/^local-aws\//, /^(local-aws\/|package\.json)/)).toEqual([]);
});

test('tools of operators know regions and contracts, and nothing of how a service works', () => {
  expect(
    strays(
      /^operator\//,
      // The smoke test goes the ways that partners' programs and the tests of the pages go.
      /^(operator|infra|shared)\/|^services\/[a-z-]+\/contract\.ts$|^package\.json$|^clients\/typescript\/src\/index\.ts$|^test\/e2e\/(browser|words)\.ts$/,
    ),
  ).toEqual([]);
});

test('a client for others stands alone: what it needs of the API is generated into it', () => {
  expect(strays(/^clients\//, /^clients\//)).toEqual([]);
});

test('nothing that is deployed knows of operators’ tools, clients or tests', () => {
  const deployed = /^(infra|services|shared|local-aws|web|clients)\//;

  expect(forbidden(deployed, /^(operator|test|examples)\//)).toEqual([]);
  expect(forbidden(/^(infra|services|shared|local-aws|web)\//, /^(clients\/|pkg:@balai\/)/)).toEqual([]);
});

test('front ends take nothing from services but contracts and what a draw is checked by, and of identity names and rights', () => {
  expect(
    strays(
      /^web\//,
      /^(web\/|shared\/(region|time|catalogue|letter-proof)\/|shared\/identity\/(role-names|permissions)\.ts$|services\/[a-z-]+\/contract\.ts$|services\/queue\/domain\/draw\.ts$)/,
    ),
  ).toEqual([]);
});

test('within a service imports point inward: handlers → operations → domain, store → domain', () => {
  const layer = (name: string) => new RegExp(`^services/[a-z-]+/${name}/`);

  expect(
    strays(
      layer('domain'),
      /^(shared\/(time|region|events|notifications|identity|settings|looks|letter-proof)\/|services\/[a-z-]+\/domain\/)/,
    ),
  ).toEqual([]);
  expect(forbidden(layer('store'), /\/(operations|handlers)\//)).toEqual([]);
  expect(forbidden(layer('operations'), /\/handlers\//)).toEqual([]);
});

test('domain and operations touch no AWS SDK, no builtin that reaches outside', () => {
  const inner = /^services\/[a-z-]+\/(domain|operations)\//;

  expect(
    forbidden(inner, /^pkg:@(aws-sdk|smithy)\/|^node:(fs|http|https|net|process|child_process|timers)/),
  ).toEqual([]);
});

test('domain and operations read no clock, no random and no environment', () => {
  const inner = files.filter(
    (file) => /^services\/[a-z-]+\/(domain|operations)\//.test(file) && !isTest(file),
  );

  const found = inner.filter((file) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env|randomUUID\(|randomBytes\(/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );

  expect(found).toEqual([]);
});

test('only handlers know the region that a bundle was built for', () => {
  const found = imports.filter(({ to }) => to === 'balai:region').map(({ from }) => from);

  expect(found.filter((file) => !/^(services\/[a-z-]+\/handlers|web)\//.test(file))).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(cyclesOf(imports)).toEqual([]);
});

test('no folder is a drawer', () => {
  expect(files.filter((file) => /\/(utils?|helpers?|common|misc|kernel)(\/|\.tsx?$)/.test(file))).toEqual([]);
});
