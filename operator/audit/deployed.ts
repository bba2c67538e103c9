import { globSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundling } from '#infra/bundles.ts';

/** What only the real build knows, such as the region; it brings no package. */
const ours: Plugin = {
  name: 'ours',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(balai|virtual|node):/ }, ({ path }) => ({ path, external: true }));
  },
};

/** As Vite would find the modules of a page. */
const page = {
  bundle: true,
  platform: 'browser',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} satisfies BuildOptions;

/** Where the packages are installed whose code is part of a function or of a page, such as `node_modules/zod`. */
export async function deployedPackages(root: string): Promise<ReadonlySet<string>> {
  const bundle = async (patterns: readonly string[], settings: BuildOptions) => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: globSync([...patterns], { cwd: root }).toSorted(),
      ...settings,
      write: false,
      metafile: true,
      outdir: 'dist',
      plugins: [ours],
      logLevel: 'error',
    });
    return Object.keys(metafile.inputs);
  };
  const inputs = [
    ...(await bundle(['services/*/handlers/*.ts'], bundling)),
    ...(await bundle(['web/*/main.tsx', 'web/*/workers/*.ts'], page)),
  ];
  const installed = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
  return new Set(inputs.flatMap((path) => installed.exec(path) ?? []));
}
