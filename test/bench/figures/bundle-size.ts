import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { bundle } from '#infra/bundles.ts';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import type { Figure } from '../figure.ts';

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      entryPoint: z.optional(z.string()),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })),
    }),
  ),
});

/** Bytes of a bundle and what they are, largest first. */
export interface BundleSize {
  readonly bytes: number;
  readonly parts: readonly { readonly name: string; readonly bytes: number }[];
}

/** Bundles the functions as a deployment does and looks at one of the queue's. */
export async function sizeOfBundle(entry: string): Promise<BundleSize> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-bench-'));
  try {
    await bundle({ region: tanjungbalai, catalogue, folder });
    const { outputs } = metafile.parse(
      JSON.parse(await readFile(join(folder, 'maps', 'metafile.json'), 'utf8')),
    );
    const source = `services/queue/handlers/${entry}.ts`;
    const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === source);
    if (output === undefined) throw new Error(`The metafile has no output of ${source}.`);
    return {
      bytes: statSync(join(folder, `queue-${entry}`, 'index.js')).size,
      parts: partsOf(Object.entries(output.inputs)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function partsOf(inputs: readonly (readonly [string, { readonly bytesInOutput: number }])[]) {
  const parts = new Map<string, number>();
  for (const [path, { bytesInOutput }] of inputs) {
    const name = partOf(path);
    parts.set(name, (parts.get(name) ?? 0) + bytesInOutput);
  }
  return [...parts].map(([name, bytes]) => ({ name, bytes })).toSorted((a, b) => b.bytes - a.bytes);
}

/** A package, or a folder of ours such as `services/queue`. */
function partOf(path: string): string {
  const scopedOrPlain = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return scopedOrPlain ?? (path.startsWith('balai:') ? path : path.split('/').slice(0, 2).join('/'));
}

const kilobytes = (bytes: number): number => bytes / 1000;

/** Size of the booking bundle. */
export async function measureBundleSize(): Promise<Figure> {
  const { bytes, parts } = await sizeOfBundle('book');
  const largest = parts.slice(0, 8).map((part) => `${part.name} ${kilobytes(part.bytes).toFixed(1)}`);
  return {
    title: 'Booking bundle',
    method:
      '`bundle` of infra/bundles.ts, as a deployment runs it: one minified CommonJS file with the SDK in it, source map apart. ' +
      'Parts are from esbuild’s metafile.',
    rows: [
      { name: 'Booking bundle', value: kilobytes(bytes), unit: 'kB', atMost: 400, baseline: 'uncompressed' },
    ],
    notes: [`Largest parts, kB: ${largest.join(', ')}.`],
  };
}
