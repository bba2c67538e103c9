import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { cases } from './cases.ts';
import { simulateOpening } from './simulate.ts';
import { summaryOf } from './summary.ts';

// One case in a thread of its own.

const name = z.enum(['own', 'blind', 'all', 'few', 'many', 'hot']).parse(workerData);
parentPort?.postMessage(summaryOf(await simulateOpening(cases[name].simulation)));
