import { SchedulerClient } from '@aws-sdk/client-scheduler';
import * as z from 'zod/mini';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { systemClock } from '#shared/time/clock.ts';
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

/** What each of them has. */
export function createBackstage(region: Region, env: NodeJS.ProcessEnv) {
  const clock = systemClock;
  const place = { client: createDocumentClient({ waits: 'nobody' }), table: stored.parse(env).TABLE_NAME };
  return {
    region,
    clock,
    place,
    log: createLog('documents', clock.now),
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
