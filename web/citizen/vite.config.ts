import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { cityPlugin } from '../build/city-plugin.ts';
import { apiReference } from './build/api-reference.ts';
import { installable } from './build/installable.ts';
import { loadAtOnce } from './build/load-at-once.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    preact({ prefreshEnabled: false, devToolsEnabled: false }),
    cityPlugin(),
    installable(),
    apiReference(),
    loadAtOnce(),
  ],
  build: {
    // Understood by Chrome 94; the last one for Android 5 is 95.
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: true,
    // One file for what every page needs: cut in two, because later parts share some of it, it is a tenth larger.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
  worker: { format: 'es' },
});
