import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { prepareSheets } from '../operations/prepare-sheets.ts';
import { warnOfUnknownHolidays } from '../operations/warn-of-unknown-holidays.ts';

const backstage = createBackstage(region, process.env);

/** Woken once a day before the release: makes the sheets that do not exist yet. */
export const handler = async (): Promise<void> => {
  warnOfUnknownHolidays(backstage);
  await prepareSheets(backstage);
};
