import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';
import { bannerColour, region } from '../../build/region.ts';

const WORKER = join(import.meta.dirname, '../workers/service-worker.ts');

/**
 * Pages, which `/` stands for; the reader of codes, half the site again, which only some browsers need; and requests for documents,
 * which need a network, while whoever only books would pay for them.
 */
const NOT_KEPT = /\.html$|\/(jsQR|documents)-/;

/** Writes what lets a phone keep the site: the manifest and the service worker. */
export function installable(): Plugin {
  return {
    name: 'balai-installable',
    async generateBundle(_, bundle) {
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.webmanifest',
        source: manifest(region.name.id, bannerColour),
      });
      const parts = Object.values(bundle).filter(({ fileName }) => !NOT_KEPT.test(fileName));
      const digest = createHash('sha256');
      for (const part of Object.values(bundle))
        digest.update(part.type === 'chunk' ? part.code : part.source);
      const shell = [
        '/',
        '/manifest.webmanifest',
        '/icon.svg',
        ...parts.map(({ fileName }) => `/${fileName}`),
      ];
      const worker = await transform(await readFile(WORKER, 'utf8'), {
        loader: 'ts',
        format: 'iife',
        minify: true,
        define: {
          SHELL: JSON.stringify(shell),
          VERSION: JSON.stringify(digest.digest('hex').slice(0, 12)),
        },
      });
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker.code });
    },
  };
}

function manifest(cityName: string, color: string): string {
  return JSON.stringify({
    id: '/',
    name: `Antrean ${cityName}`,
    short_name: 'Antrean',
    description: `Ambil nomor antrean layanan ${cityName}. Gratis.`,
    lang: 'id',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: color,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
}
