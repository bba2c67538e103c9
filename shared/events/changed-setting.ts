import * as z from 'zod/mini';

/** What events tell of a setting that changed: no value, because officials write texts into some. */
export const changedSetting = z.object({
  setting: z
    .string()
    .check(
      z.regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/),
      z.maxLength(120),
      z.describe('Such as `offices.disdukcapil.hours`'),
    ),
  version: z.int().check(z.gte(1), z.describe('Counts the changes of the setting')),
  change: z.enum(['set', 'default']).check(z.describe('`default`: the value of the region file holds again')),
});
