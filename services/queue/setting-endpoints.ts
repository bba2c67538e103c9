import type { Endpoint } from '#shared/http/endpoint.ts';
import type { Region } from '#shared/region/schema.ts';
import { serveSettings } from '#shared/settings/setting-endpoints.ts';
import type { SettingStore } from '#shared/settings/setting-store.ts';
import { queueSettingRoutes } from './contract/settings.ts';
import { queueSettings } from './domain/queue-settings.ts';
import type { FollowPorts } from './operations/follow-sheets.ts';
import { settingEffect } from './operations/setting-effect.ts';
import type { Refusal } from './refusals.ts';
import { settingWords } from './setting-words.ts';

/** The routes by which officials change hours, special days and quotas. */
export const settingEndpoints = (
  ports: FollowPorts & { readonly region: Region; readonly settingStore: SettingStore },
): readonly Endpoint<Refusal>[] =>
  serveSettings(queueSettingRoutes, {
    ...settingEffect(ports),
    settings: queueSettings(ports.region),
    store: ports.settingStore,
    clock: ports.clock,
    words: settingWords,
  });
