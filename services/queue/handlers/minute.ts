import region from 'balai:region';
import { createBackstage } from '../backstage.ts';
import { pursueClosings } from '../operations/closings/pursue-closings.ts';

const backstage = createBackstage(region, process.env);

/** Woken every minute: tells who is affected by closings that can no longer be undone, and goes on where it was cut off. */
export const handler = (): Promise<void> => pursueClosings(backstage);
