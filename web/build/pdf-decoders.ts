import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
const decoders = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

/** Puts decoders of scanned pages under `/pdf/`, where the reader of PDF fetches them when it meets such a page. */
export const pdfDecoders = (): Plugin => ({
  name: 'balai-pdf-decoders',
  generateBundle() {
    for (const name of decoders) {
      this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(join(folder, name)) });
    }
  },
});
