import * as z from 'zod/mini';
import { settingRoutes } from '#shared/settings/setting-routes.ts';

/** What a change does to requests that are open already: nothing is taken back that was promised. */
const settingEffect = z.object({
  keep: z
    .int()
    .check(
      z.gte(0),
      z.describe('Open requests that keep what held when they were made; 0 where it holds at once'),
    ),
});

/** The routes by which officials change what an office promises and how patient it is. */
export const documentSettingRoutes = settingRoutes('documents', settingEffect);

export type SettingEffect = z.output<typeof settingEffect>;
