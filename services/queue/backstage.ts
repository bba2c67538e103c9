import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { inboxOf } from '#shared/notifications/inbox.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import { systemClock } from '#shared/time/clock.ts';
import { regionInForce } from './domain/queue-settings.ts';
import { changeTerms } from './operations/change-terms.ts';
import type { CourierPorts } from './operations/courier-ports.ts';
import type { RemindPorts } from './operations/remind-tomorrow.ts';
import { openStores } from './store/open-stores.ts';

// Dependencies of the functions that no citizen calls: settle, sweep, prepare and courier.

const name = z.string().check(z.minLength(1));
const stored = z.object({ TABLE_NAME: name });
const carried = z.object({
  TABLE_NAME: name,
  KEYS_SECRET: name,
  NOTIFICATIONS_SECRET: name,
  INBOX_URL: name,
  SITE_ORIGIN: z.url(),
});

/** What settling and preparing sheets need. */
export function createBackstage(region: Region, env: NodeJS.ProcessEnv) {
  const clock = systemClock;
  const { queue } = region;
  const log = createLog('queue', clock.now);
  const stores = openStores({ table: stored.parse(env).TABLE_NAME, region, clock });
  return {
    region,
    clock,
    log,
    ...stores,
    settings: rememberSettings({
      rows: stores.settings,
      compose: (values) => regionInForce(region, values),
      clock,
      random: Math.random,
      log,
    }),
    ripeAt: () => changeTerms({ region, clock, random: Math.random }).ripeAt,
    changesPerDay: queue.changesPerPersonAndDay,
  };
}

/** What the courier and the reminder need. */
export function createCourier(region: Region, env: NodeJS.ProcessEnv): CourierPorts & RemindPorts {
  const { KEYS_SECRET, NOTIFICATIONS_SECRET, INBOX_URL, SITE_ORIGIN } = carried.parse(env);
  const secrets = new SecretsManagerClient();
  return {
    ...createBackstage(region, env),
    siteOrigin: SITE_ORIGIN,
    keys: keyRingOf(secrets, KEYS_SECRET),
    inboxKeys: keyRingOf(secrets, NOTIFICATIONS_SECRET),
    send: inboxOf(new SQSClient(), INBOX_URL),
  };
}
