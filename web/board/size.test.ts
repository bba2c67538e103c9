import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test, vi } from 'vitest';

/** Bytes of JavaScript, gzip, that a television loads for the board. */
const JAVASCRIPT = 25_000;

test('the board needs 25 kB of JavaScript, and nothing of sign-in or of the pages of staff', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: join(import.meta.dirname, '../staff/vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs: readonly Rolldown.RolldownOutput[] =
    'output' in built ? [built] : Array.isArray(built) ? built : [];
  const chunks = new Map(
    outputs
      .flatMap(({ output }) => output)
      .flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );

  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const needed of chunks.get(name)?.imports ?? []) load(needed);
  };
  for (const [name, chunk] of chunks) {
    if (chunk.isEntry || chunk.facadeModuleId?.endsWith('/web/board/board.tsx')) load(name);
  }
  const modules = [...loaded].flatMap((name) => chunks.get(name)?.moduleIds ?? []);
  const size = [...loaded].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0);

  expect(modules.some((id) => id.endsWith('/web/board/announcer.ts'))).toBe(true);
  expect(modules.filter((id) => /\/web\/(staff\/(sign-in|pages|counter|floor)|kiosk)\//.test(id))).toEqual(
    [],
  );
  expect(size).toBeLessThanOrEqual(JAVASCRIPT);
});
