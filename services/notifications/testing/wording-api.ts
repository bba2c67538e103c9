import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { wordingChanged } from '#shared/events/notifications.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createOriginCheck, originHeader } from '#shared/http/origin.ts';
import { invocation } from '#shared/http/testing/invocation.ts';
import { createLog } from '#shared/observability/log.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import { endpoints } from '../endpoints.ts';
import { fieldRefusal, refusals } from '../refusals.ts';

/** What the door of the site adds to every request. */
const doorKey = 'door'.repeat(16);
const clock = { now: () => Date.parse('2026-11-23T03:00:00Z') };

/** The function of the HTTP API over a store in memory, called with API Gateway's payload v2 events. */
export function createWordingApi() {
  const lines: string[] = [];
  const store = createMemorySettings(tellBy(wordingChanged));
  const made = endpoints({ region: tanjungbalai, store, clock });
  const handler = createHandler({
    endpoints: made,
    refusals,
    fieldRefusal,
    cameThroughSite: createOriginCheck({ read: async () => JSON.stringify({ v1: doorKey }), ...clock }),
    isBusy,
    log: createLog('notifications', clock.now, (line) => lines.push(line)),
    clock,
  });
  return {
    lines,
    routes: made.map(({ route }) => route),
    doorHeaders: { [originHeader]: doorKey },
    handle: (event: APIGatewayProxyEventV2) => handler(event, invocation),
  };
}
