import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRegion } from '../regions.ts';
import { findingsOf } from './findings.ts';
import { report } from './report.ts';

// `npm run compliance`: the model region stands for all, whose stacks differ in names and numbers.
const page = report(findingsOf(await loadRegion('tanjungbalai')));
writeFileSync(join(import.meta.dirname, '../../docs/reference/nist-800-53-r5.md'), page);
