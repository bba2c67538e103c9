import * as z from 'zod/mini';
import { problemSchema } from '#shared/http/problem-schema.ts';
import { settingView } from '#shared/settings/setting-routes.ts';

/** Every answer that is a no: RFC 9457, with the details of its code. */
export const problem = problemSchema({
  /** The setting as it is now, which somebody else changed. */
  current: z.optional(settingView),
});

export type Problem = z.output<typeof problem>;
