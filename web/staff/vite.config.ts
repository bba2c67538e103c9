import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { regionSchema } from '#shared/region/schema.ts';
import { brandSheet, cityOf } from '../citizen/build/city.ts';

const id = process.env['BALAI_REGION'] ?? 'tanjungbalai';
const file = join(import.meta.dirname, `../../infra/regions/${id}.ts`);
const { default: source } = await import(pathToFileURL(file).href);
const region = regionSchema.parse(source);
const city = cityOf(region);
const modules = new Map([
  ['balai:city', `export default ${JSON.stringify(city)}`],
  ['balai:brand.css', brandSheet(region.brand)],
]);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    preact({ prefreshEnabled: false, devToolsEnabled: false }),
    {
      name: 'balai-city',
      resolveId: (name) => (modules.has(name) ? `\0${name}` : undefined),
      load: (name) => modules.get(name.replace('\0', '')),
      transformIndexHtml: (html) => html.replaceAll('%CITY%', city.name.id).replaceAll('%BRAND%', city.id),
    },
  ],
  build: { target: 'es2022', modulePreload: false, assetsInlineLimit: 0, emptyOutDir: true },
});
