import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { prepareSheets } from '../operations/prepare-sheets.ts';
import { sweepSheets } from '../operations/sweep-sheets.ts';

const backstage = createBackstage(region, process.env);

/** Woken every hour: makes the sheets follow the settings where a change was left half done, and settles them as a whole. */
export const handler = async (): Promise<void> => {
  // One after the other, so that the table is not asked for everything at once; the second is tried whatever becomes of the first.
  try {
    await prepareSheets(backstage);
  } finally {
    await sweepSheets(backstage);
  }
};
