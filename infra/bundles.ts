import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, build, formatMessages, type Plugin } from 'esbuild';
import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { Region } from '#shared/region/schema.ts';

/** Where the code of a function comes from. */
export interface Bundles {
  /** The code of `services/<service>/handlers/<entry>.ts`. */
  code(service: string, entry: string): Code;
}

export interface BundleOptions {
  readonly region: Region;
  readonly catalogue: Catalogue;
  /** Gets a folder for each function; source maps and esbuild's metafile lie beside them, AWS need not carry those. */
  readonly folder: string;
  /** Folder that holds `services/`. Default: this repository. */
  readonly root?: string;
}

const repository = join(import.meta.dirname, '..');

/**
 * Sources of credentials that the SDK loads only when the environment has none, which Lambda's always has; they would be
 * 29 % of the booking bundle.
 */
const otherCredentials = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/credential-provider-http',
  '@smithy/credential-provider-imds',
];

/** How every function is bundled. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs', // loads faster than ESM for the SDK's many modules
  mainFields: ['module', 'main'],
  external: otherCredentials,
  minify: true,
  legalComments: 'none',
  loader: { '.ttf': 'binary' }, // typefaces of letters travel inside the bundle
} satisfies BuildOptions;

/** Bundles every entry point of every service for one region in a single pass. */
export async function bundle({
  region,
  catalogue,
  folder,
  root = repository,
}: BundleOptions): Promise<Bundles> {
  const entries = globSync('services/*/handlers/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: 'services',
    outdir: folder,
    ...bundling,
    write: false,
    sourcemap: 'external',
    metafile: true,
    logLevel: 'silent', // errors are thrown, and warnings below
    plugins: [
      wholePdfkit,
      virtual({
        'balai:region': region,
        'balai:catalogue': partOf(catalogue, region),
      }),
    ],
  });
  if (warnings.length > 0) {
    throw new Error((await formatMessages(warnings, { kind: 'warning' })).join(''));
  }
  mkdirSync(join(folder, 'maps'), { recursive: true });
  writeFileSync(join(folder, 'maps', 'metafile.json'), JSON.stringify(metafile));
  for (const { path, contents } of outputFiles) {
    const [service, , file = ''] = relative(folder, path).split('/');
    const target = path.endsWith('.map')
      ? join(folder, 'maps', `${service}-${file}`)
      : join(folder, `${service}-${basename(file, '.js')}`, 'index.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contents);
    // The nearest package.json decides how Node reads index.js, and nearer than ours there is none.
    if (!path.endsWith('.map')) writeFileSync(join(dirname(target), 'package.json'), '{"type":"commonjs"}');
  }
  return {
    code: (service, entry) => {
      const source = `services/${service}/handlers/${entry}.ts`;
      if (!entries.includes(source)) throw new Error(`A stack needs ${source}, which does not exist.`);
      return Code.fromAsset(join(folder, `${service}-${entry}`));
    },
  };
}

/** What the region's services name; the rest of the catalogue would be carried for nothing. */
function partOf(catalogue: Catalogue, region: Region): Catalogue {
  const used = new Set(
    region.offices.flatMap(({ services, documents }) => [
      ...services.flatMap((service) => service.catalogue),
      ...(documents?.services.map(({ code }) => code) ?? []),
    ]),
  );
  return { ...catalogue, entries: catalogue.entries.filter(({ code }) => used.has(code)) };
}

/**
 * Of pdfkit the build that has its colour profile inside; it names it by its own address, which a bundle in CommonJS does not know.
 * Its typefaces may be packed with brotli, ours are not: without what unpacks them a bundle is half a megabyte smaller.
 */
const wholePdfkit: Plugin = {
  name: 'pdfkit',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^brotli\// }, () => ({ path: 'brotli', namespace: 'unused' }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error('A bundle has no ${path}.'); };`,
    }));
    onResolve({ filter: /^pdfkit$/ }, () => ({
      path: join(repository, 'node_modules/pdfkit/js/pdfkit.browser.mjs'),
    }));
    onLoad({ filter: /pdfkit\.browser\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', '"file:///pdfkit/"'),
    }));
  },
};

/** Modules that exist only in a bundle. */
function virtual(modules: Readonly<Record<string, unknown>>): Plugin {
  return {
    name: 'balai',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^balai:/ }, ({ path }) =>
        path in modules
          ? { path, namespace: 'balai' }
          : { errors: [{ text: `There is no module ${path}.` }] },
      );
      onLoad({ filter: /.*/, namespace: 'balai' }, ({ path }) => ({
        contents: JSON.stringify(modules[path]),
        loader: 'json',
      }));
    },
  };
}
