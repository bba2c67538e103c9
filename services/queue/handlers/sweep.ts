import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { sweepSheets } from '../operations/sweep-sheets.ts';

const backstage = createBackstage(region, process.env);

/** Woken every hour: settles the sheets as a whole. */
export const handler = (): Promise<void> => sweepSheets(backstage);
