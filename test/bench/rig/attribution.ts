import { globSync, readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '../../..');

/** Says for a place in loaded code which source file it came from, relative to the project; undefined for Node's own. */
export type Origin = (frame: Profiler.ProfileNode['callFrame']) => string | undefined;

/** Source files behind the bundles of an assembly, by their source maps, and the entry that each bundle was made of. */
export function originsIn(assembly: string): {
  readonly origin: Origin;
  readonly entryOf: (profile: Profiler.Profile) => string | undefined;
} {
  const payload = z.object({
    version: z.number(),
    sources: z.array(z.string()),
    mappings: z.string(),
    names: z.array(z.string()),
  });
  const entries = new Map(
    globSync('bundles/*/index.js', { cwd: assembly }).map((path) => [
      readFileSync(join(assembly, path), 'utf8'),
      basename(dirname(path)),
    ]),
  );
  const bundles = new Map<string, { readonly entry: string; readonly map: SourceMap } | undefined>();
  const bundleAt = (url: string) => {
    if (bundles.has(url)) return bundles.get(url);
    const entry = url.endsWith('/index.js') ? entries.get(readFileSync(path(url), 'utf8')) : undefined;
    const map = entry && readFileSync(join(assembly, 'bundles/maps', `${entry}.js.map`), 'utf8');
    const bundle =
      entry && map
        ? {
            entry,
            map: new SourceMap({
              ...payload.parse(JSON.parse(map)),
              file: '',
              sourceRoot: '',
              sourcesContent: [],
            }),
          }
        : undefined;
    bundles.set(url, bundle);
    return bundle;
  };
  const origin: Origin = ({ url, lineNumber, columnNumber }) => {
    if (url === '' || url.startsWith('node:')) return undefined;
    if (url.startsWith('data:')) return 'local-aws/functions/thread.ts';
    const bundle = bundleAt(url);
    if (!bundle) return relative(root, path(url));
    const found = bundle.map.findEntry(lineNumber, columnNumber);
    return 'originalSource' in found
      ? found.originalSource.replace(/^.*?(?=node_modules\/|services\/|shared\/)/, '')
      : 'bundle';
  };
  const entryOf = ({ nodes }: Profiler.Profile) =>
    nodes.map(({ callFrame: { url } }) => bundleAt(url)?.entry).find((entry) => entry !== undefined);
  return { origin, entryOf };
}

const path = (url: string) => (url.startsWith('file:') ? fileURLToPath(url) : url);

/** Where a thread's time went: microseconds by source file, `node` for what no file called, `gc` for the collector. */
export function timeByFile(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  origin: Origin,
): Map<string, number> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, string | undefined>();
  // Node's own functions count for the file that called them.
  const ownerOf = (id: number): string | undefined => {
    const known = owners.get(id);
    if (known !== undefined || owners.has(id)) return known;
    const node = byId.get(id);
    const parent = parents.get(id);
    const owner = (node && origin(node.callFrame)) ?? (parent === undefined ? undefined : ownerOf(parent));
    owners.set(id, owner);
    return owner;
  };
  const time = new Map<string, number>();
  for (const [place, id] of samples.entries()) {
    const name = byId.get(id)?.callFrame.functionName ?? '';
    if (['(idle)', '(program)', '(root)'].includes(name)) continue;
    const owner = name === '(garbage collector)' ? 'gc' : (ownerOf(id) ?? 'node');
    time.set(owner, (time.get(owner) ?? 0) + (timeDeltas[place] ?? 0));
  }
  return time;
}
