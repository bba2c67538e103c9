import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { site } from './site.ts';

test('npm run smoke goes the whole way in a browser too, and cancels what it booked', async () => {
  const script = join(import.meta.dirname, '../../operator/smoke/main.ts');

  const { stdout } = await promisify(execFile)(process.execPath, [script, '--url', site]);

  expect(stdout).toMatch(/^✓ Halaman: mengambil nomor/m);
  expect(stdout).toMatch(/^✓ Halaman: membatalkan/m);
  expect(stdout).toContain('Semua berjalan');
});
