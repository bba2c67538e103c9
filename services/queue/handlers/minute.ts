import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { pursueClosings } from '../operations/closings/pursue-closings.ts';
import { grantWishes } from '../operations/wishes/grant-wishes.ts';

const backstage = createBackstage(region, process.env);

/**
 * Woken every minute: tells who is affected by closings that can no longer be undone, goes on where it was cut off, and gives what came
 * free to who waits.
 */
export const handler = async (): Promise<void> => {
  // Each is tried, whatever becomes of the other.
  const ended = await Promise.allSettled([pursueClosings(backstage), grantWishes(backstage)]);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
