import region from 'balai:region';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import { wordingChanged } from '#shared/events/notifications.ts';
import { createHandler } from '#shared/http/handler.ts';
import { originCheckOf } from '#shared/http/origin-secret.ts';
import { createLog } from '#shared/observability/log.ts';
import { createSettingStore } from '#shared/settings/dynamodb-store.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { systemClock } from '#shared/time/clock.ts';
import { endpoints } from '../endpoints.ts';
import { fieldRefusal, refusals } from '../refusals.ts';

const name = z.string().check(z.minLength(1));
const { TABLE_NAME, ORIGIN_SECRET } = z.object({ TABLE_NAME: name, ORIGIN_SECRET: name }).parse(process.env);

const clock = systemClock;
const store = createSettingStore({
  client: createDocumentClient(),
  table: TABLE_NAME,
  region: region.id,
  tell: tellBy(wordingChanged),
});

/** Woken by every route of the HTTP API: officials change the wordings of messages. */
export const handler = createHandler({
  endpoints: endpoints({ region, store, clock }),
  refusals,
  fieldRefusal,
  cameThroughSite: originCheckOf(new SecretsManagerClient(), ORIGIN_SECRET, clock.now),
  isBusy,
  log: createLog('notifications', clock.now),
  clock,
});
