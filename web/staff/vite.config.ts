import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { cityPlugin } from '../build/city-plugin.ts';
import { pdfDecoders } from '../build/pdf-decoders.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false }), cityPlugin(), pdfDecoders()],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: false, assetsInlineLimit: 0, emptyOutDir: true },
});
