import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const start = (...options: string[]) =>
  spawnSync(process.execPath, ['local-aws/start.ts', ...options], { cwd: root, encoding: 'utf8' });

test.each<[string, string[], RegExp]>([
  [
    'an unknown region',
    ['--region', 'nowhere'],
    /^Balai cannot start\. There is no region nowhere\n→ Choose one of .*tanjungbalai/,
  ],
  [
    'a port that is none',
    ['--port', 'http'],
    /^Balai cannot start\. http is no port\n→ Choose a number such as --port 8080\.\n$/,
  ],
  [
    'a demonstration in a region that serves people',
    ['--demo', '--region', 'sibolga'],
    /^Balai cannot start\. --demo is played in region demo only\n→ Leave --region out\.\n$/,
  ],
  [
    'an unknown option',
    ['--prot', '1'],
    /^Balai cannot start\. Unknown option '--prot'.*\n→ \nnpm start -- \[options\]/,
  ],
])('%s is named with the way out, and the exit code is 1', (_, options, message) => {
  const { status, stderr } = start(...options);

  expect(stderr).toMatch(message);
  expect(status).toBe(1);
});

test('a start that names no region leaves no folder behind', () => {
  start('--region', 'nowhere');

  expect(existsSync(join(root, '.balai/nowhere'))).toBe(false);
});

test('--help lists the options', () => {
  const { status, stdout } = start('--help');

  expect(status).toBe(0);
  for (const option of ['region', 'port', 'fresh', 'watch', 'demo', 'clock', 'verbose'])
    expect(stdout).toContain(`--${option}`);
});
