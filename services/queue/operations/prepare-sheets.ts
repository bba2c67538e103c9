import type { Log } from '#shared/observability/log.ts';
import { type FollowPorts, followSheets } from './follow-sheets.ts';

/**
 * Makes every sheet of the horizon what the settings offer, so that opening time finds those that did not exist yet ready, and
 * none is left behind that a change of settings did not reach.
 */
export async function prepareSheets(ports: FollowPorts & { readonly log: Log }): Promise<void> {
  const followed = await followSheets(ports);
  const count = (wanted: string) => followed.filter(({ outcome }) => outcome === wanted).length;
  ports.log('sheets-prepared', { count: count('created') });
  if (count('changed') > 0) ports.log('sheets-followed', { count: count('changed') });
}
