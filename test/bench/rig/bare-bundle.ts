import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '#infra/bundles.ts';

/** Bundles the bare handler as infra/bundles.ts bundles the real ones; answers its path. */
export async function bundleBareHandler(folder: string): Promise<string> {
  const outfile = join(folder, 'bare', 'index.cjs');
  await build({
    ...bundling,
    entryPoints: [join(import.meta.dirname, 'bare-handler.ts')],
    outfile,
  });
  return outfile;
}
