import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { regionSchema } from '#shared/region/schema.ts';
import { apiReference } from './build/api-reference.ts';
import { cityPlugin } from './build/plugin.ts';

const id = process.env['BALAI_REGION'] ?? 'tanjungbalai';
const file = join(import.meta.dirname, `../../infra/regions/${id}.ts`);
const { default: source } = await import(pathToFileURL(file).href);
const region = regionSchema.parse(source);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), cityPlugin(region), apiReference()],
  build: {
    // Understood by Chrome 94; the last one for Android 5 is 95.
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
});
