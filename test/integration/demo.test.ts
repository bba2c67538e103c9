import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test.each(['test/demo/rush.ts', 'test/demo/play-day.ts'])(
  '%s plays on this machine and nowhere else',
  (program) => {
    const { status, stderr } = spawnSync(process.execPath, [program, '--url', 'https://antrean.example'], {
      cwd: root,
      encoding: 'utf8',
    });

    expect(stderr).toContain('antrean.example is not this machine');
    expect(status).toBe(1);
  },
);
