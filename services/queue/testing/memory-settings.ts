import { settingChanged } from '#shared/events/queue.ts';
import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import type { SettingValues } from '#shared/settings/setting.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import type { Clock } from '#shared/time/clock.ts';
import { regionInForce } from '../domain/queue-settings.ts';

/** The settings of a region in memory, nothing changed yet. */
export function memorySettingsOf({
  region,
  clock,
  log,
}: {
  readonly region: Region;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const settingStore = createMemorySettings(tellBy(settingChanged));
  const compose = (values: SettingValues) => regionInForce(region, values);
  return {
    settingStore,
    settings: rememberSettings({ rows: settingStore, compose, clock, random: () => 0, log }),
  };
}
