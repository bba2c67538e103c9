import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { prepareSheets } from '../operations/prepare-sheets.ts';
import { sweepSheets } from '../operations/sweep-sheets.ts';

const backstage = createBackstage(region, process.env);

/** Woken every hour: makes the sheets follow the settings where a change was left half done, and settles them as a whole. */
export const handler = async (): Promise<void> => {
  // Each is tried, whatever becomes of the other.
  const ended = await Promise.allSettled([prepareSheets(backstage), sweepSheets(backstage)]);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
