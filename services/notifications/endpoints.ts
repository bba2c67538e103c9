import type { Endpoint } from '#shared/http/endpoint.ts';
import type { Region } from '#shared/region/schema.ts';
import { inForce, valuesOf } from '#shared/settings/setting.ts';
import { serveSettings } from '#shared/settings/setting-endpoints.ts';
import type { SettingStore } from '#shared/settings/setting-store.ts';
import type { Clock } from '#shared/time/clock.ts';
import { routes } from './contract.ts';
import { wordingEffect } from './operations/wording-effect.ts';
import type { Refusal } from './refusals.ts';
import { wordingSettings } from './templates/wording.ts';
import { wordingWords } from './wording-words.ts';

/** Every route. */
export function endpoints({
  region,
  store,
  clock,
}: {
  readonly region: Region;
  readonly store: SettingStore;
  readonly clock: Clock;
}): readonly Endpoint<Refusal>[] {
  const effect = wordingEffect(region, async (setting) => {
    const row = await store.read(setting.name);
    return inForce(setting, valuesOf(row === undefined ? [] : [row]));
  });
  return serveSettings(routes, {
    ...effect,
    settings: wordingSettings,
    store,
    clock,
    words: wordingWords,
  });
}
