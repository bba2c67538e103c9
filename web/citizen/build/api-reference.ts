import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const REFERENCE = join(import.meta.dirname, '../../../docs/reference');

/** Publishes each service's OpenAPI description beside the site: `/openapi/<service>.json`. */
export function apiReference(): Plugin {
  return {
    name: 'balai-api-reference',
    generateBundle() {
      for (const file of globSync('*.openapi.json', { cwd: REFERENCE })) {
        const fileName = `openapi/${basename(file, '.openapi.json')}.json`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(REFERENCE, file)) });
      }
    },
  };
}
