import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { regionSchema } from '#shared/region/schema.ts';
import { cityPlugin } from './build/plugin.ts';

const id = process.env['BALAI_REGION'] ?? 'tanjungbalai';
const file = join(import.meta.dirname, `../../infra/regions/${id}.ts`);
const { default: source } = await import(pathToFileURL(file).href);
const region = regionSchema.parse(source);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), cityPlugin(region)],
  build: {
    // Chrome 84 of 2020 still runs on phones that get no system updates.
    target: ['chrome84', 'safari15', 'firefox90'],
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
});
