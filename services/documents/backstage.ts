import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { Catalogue } from '#shared/catalogue/schema.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { inboxOf } from '#shared/notifications/inbox.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { systemClock } from '#shared/time/clock.ts';
import { offeredServices } from './operations/citizen/offered-services.ts';
import { calendarIn } from './operations/office.ts';
import { createRequestStore } from './store/request-store.ts';
import { createSchedules } from './store/schedules.ts';

// Dependencies of the functions that events and schedules wake.

const name = z.string().check(z.minLength(1));
const stored = z.object({ TABLE_NAME: name });
const scheduled = z.object({
  SCHEDULE_GROUP: name,
  SCHEDULE_QUEUE: name,
  SCHEDULE_DEAD_LETTERS: name,
  SCHEDULE_ROLE: name,
});

const carried = z.object({
  KEYS_SECRET: name,
  NOTIFICATIONS_SECRET: name,
  INBOX_URL: name,
  SITE_ORIGIN: z.url(),
});

/** What each of them has. */
export function createBackstage(region: Region, env: NodeJS.ProcessEnv) {
  const clock = systemClock;
  const place = { client: createDocumentClient({ waits: 'nobody' }), table: stored.parse(env).TABLE_NAME };
  return {
    region,
    clock,
    place,
    log: createLog('documents', clock.now),
    calendarOf: calendarIn(region),
    requests: createRequestStore({ ...place, region: region.id }),
  };
}

/** What planning needs besides. */
export function withSchedules(env: NodeJS.ProcessEnv) {
  const given = scheduled.parse(env);
  const place = {
    group: given.SCHEDULE_GROUP,
    queue: given.SCHEDULE_QUEUE,
    deadLetters: given.SCHEDULE_DEAD_LETTERS,
    role: given.SCHEDULE_ROLE,
  };
  return { schedule: createSchedules(new SchedulerClient(), place, systemClock) };
}

/** What telling citizens needs. */
export function createCourier(
  { region, catalogue }: { readonly region: Region; readonly catalogue: Catalogue },
  env: NodeJS.ProcessEnv,
) {
  const { KEYS_SECRET, NOTIFICATIONS_SECRET, INBOX_URL, SITE_ORIGIN } = carried.parse(env);
  const secrets = new SecretsManagerClient();
  return {
    ...createBackstage(region, env),
    offered: offeredServices(region, catalogue),
    siteOrigin: SITE_ORIGIN,
    keys: keyRingOf(secrets, KEYS_SECRET),
    inboxKeys: keyRingOf(secrets, NOTIFICATIONS_SECRET),
    send: inboxOf(new SQSClient(), INBOX_URL),
  };
}
