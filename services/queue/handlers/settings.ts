import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer, withSettingStore } from '../container.ts';
import { settingEndpoints } from '../setting-endpoints.ts';

const container = createContainer(process.env, region);

/** Woken by the routes of settings, apart from citizens' because the sheets of weeks follow a change before it is answered. */
export const handler = createHandler({
  ...container.http,
  endpoints: settingEndpoints(withSettingStore(container)),
});
