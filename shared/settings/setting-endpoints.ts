import type * as z from 'zod/mini';
import { type Endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import type { Setting } from './setting.ts';
import { type SettingPorts, settingOperations } from './setting-operations.ts';
import type { SettingRefusal } from './setting-refusal.ts';
import type { settingRoutes } from './setting-routes.ts';

/** The routes of a service's settings, tied to what they do. */
export function serveSettings<Known extends Setting, Effect>(
  routes: ReturnType<typeof settingRoutes<string, z.ZodMiniType<Effect>>>,
  ports: SettingPorts<Known, Effect>,
): readonly Endpoint<SettingRefusal>[] {
  const { list, read, preview, change } = settingOperations(ports);
  return [
    staffEndpoint(routes.listSettings, list),
    staffEndpoint(routes.readSetting, read),
    staffEndpoint(routes.previewSetting, preview),
    staffEndpoint(routes.changeSetting, change),
  ];
}
