import region from 'balai:region';
import { documentSettingChanged } from '#shared/events/documents.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createSettingStore } from '#shared/settings/dynamodb-store.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createContainer } from '../container.ts';
import { settingEndpoints } from '../setting-endpoints.ts';

const { http, ports, place } = createContainer(process.env, region);
const tell = tellBy(documentSettingChanged);

/** Woken by the routes of settings. */
export const handler = createHandler({
  ...http,
  endpoints: settingEndpoints({
    ...ports,
    settingStore: createSettingStore({ ...place, region: region.id, tell }),
  }),
});
