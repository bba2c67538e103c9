import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';
import type { Region } from '#shared/region/schema.ts';
import { brandSheet, cityOf } from './city.ts';

const WORKER = join(import.meta.dirname, '../workers/service-worker.ts');

/** Gives the pages their city (`balai:city`, `balai:brand.css`), and writes the manifest and the service worker. */
export function cityPlugin(region: Region): Plugin {
  const city = cityOf(region);
  const primary = region.brand['--ina-primary-dark'] ?? '#ffffff';
  const modules = new Map([
    ['balai:city', `export default ${JSON.stringify(city)}`],
    ['balai:brand.css', brandSheet(region.brand)],
  ]);
  return {
    name: 'balai-city',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => modules.get(id.replace('\0', '')),
    transformIndexHtml: (html) =>
      html.replaceAll('%CITY%', city.name.id).replaceAll('%BRAND%', city.id).replaceAll('%PRIMARY%', primary),
    async generateBundle(_, bundle) {
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.webmanifest',
        source: manifest(city.name.id, primary),
      });
      const parts = Object.values(bundle).filter(({ fileName }) => !fileName.endsWith('.html'));
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
