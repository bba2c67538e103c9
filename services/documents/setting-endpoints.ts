import type { Endpoint } from '#shared/http/endpoint.ts';
import type { Region } from '#shared/region/schema.ts';
import { serveSettings } from '#shared/settings/setting-endpoints.ts';
import type { SettingStore } from '#shared/settings/setting-store.ts';
import type { Clock } from '#shared/time/clock.ts';
import { settingRoutes } from './contract.ts';
import { documentSettings } from './domain/document-settings.ts';
import type { RequestStore } from './domain/request-store.ts';
import { settingEffect } from './operations/setting-effect.ts';
import type { Refusal } from './refusals.ts';
import { settingWords } from './setting-words.ts';

/** The routes by which officials change what an office promises and how patient it is. */
export const settingEndpoints = ({
  region,
  requests,
  settingStore: store,
  clock,
}: {
  readonly region: Region;
  readonly requests: Pick<RequestStore, 'listPile'>;
  readonly settingStore: SettingStore;
  readonly clock: Clock;
}): readonly Endpoint<Refusal>[] =>
  serveSettings(settingRoutes, {
    ...settingEffect({ requests }),
    settings: documentSettings(region),
    store,
    clock,
    words: settingWords,
  });
