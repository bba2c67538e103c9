import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';

/** Bytes of the limits: what a citizen loads from the first page to the ticket, gzip. */
const JAVASCRIPT = 35_000;
const EVERYTHING = 45_000;

let sizes: Map<string, number>;

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs: readonly Rolldown.RolldownOutput[] =
    'output' in built ? [built] : Array.isArray(built) ? built : [];
  const files = outputs.flatMap(({ output }) => output);
  sizes = new Map(
    files.map((file) => {
      const content = file.type === 'chunk' ? file.code : file.source;
      return [file.fileName.replace(/-[\w-]{8}(\.\w+)$/, '$1'), gzipSync(content).length];
    }),
  );
});

const total = (wanted: (name: string) => boolean) =>
  [...sizes].filter(([name]) => wanted(name)).reduce((sum, [, size]) => sum + size, 0);
/** What the pages for documents add: from the search for a document to the request that is done, both languages. */
const DOCUMENTS = 35_000;
/**
 * Pages for documents and for after the ticket, of full or drawn days, the day of the visit, of letters with the reader of codes,
 * and the solver's stand-in where there are no workers; and what only programmers read.
 */
const isLater = (name: string) =>
  /\/(later|wish|live|documents|saved|letter|jsQR|proof-of-work)\.js$|^openapi\//.test(name);
const isScript = (name: string) => name.endsWith('.js') && name !== 'sw.js' && !isLater(name);

describe('what is loaded up to the ticket', () => {
  test('the parts are the ones that are counted here', () => {
    expect([...sizes.keys()]).toEqual(
      expect.arrayContaining(['index.html', 'sw.js', 'assets/index.js', 'assets/solver.js', 'assets/en.js']),
    );
  });

  test('JavaScript stays within 35 kB, the second language included', () => {
    expect(total(isScript)).toBeLessThanOrEqual(JAVASCRIPT);
  });

  test('a request for a document adds at most 35 kB', () => {
    expect(total((name) => /\/(documents|saved)\.js$/.test(name))).toBeLessThanOrEqual(DOCUMENTS);
  });

  test('checking a letter takes 12 kB more, and 50 kB where the browser reads no codes by itself', () => {
    expect(sizes.get('assets/letter.js')).toBeLessThanOrEqual(12_000);
    expect(sizes.get('assets/jsQR.js')).toBeLessThanOrEqual(50_000);
  });

  test('everything stays within 45 kB', () => {
    expect(total((name) => !isLater(name))).toBeLessThanOrEqual(EVERYTHING);
  });
});
