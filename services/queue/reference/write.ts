import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queueDocument } from './document.ts';

// Writes docs/reference/queue.openapi.json (npm run reference).

const folder = join(import.meta.dirname, '../../../docs/reference');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'queue.openapi.json'), `${JSON.stringify(queueDocument(), null, 2)}\n`);
