import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { wordingChanged } from '#shared/events/notifications.ts';
import { behindDoor } from '#shared/http/testing/behind-door.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import { endpoints } from '../endpoints.ts';
import { fieldRefusal, refusals } from '../refusals.ts';

const clock = { now: () => Date.parse('2026-11-23T03:00:00Z') };

/** The function of the HTTP API over a store in memory. */
export function createWordingApi() {
  const store = createMemorySettings(tellBy(wordingChanged));
  return behindDoor('notifications', {
    endpoints: endpoints({ region: tanjungbalai, store, clock }),
    refusals,
    fieldRefusal,
    clock,
  });
}
