import * as z from 'zod/mini';
import { instant, text } from '#shared/http/parts.ts';
import { problemSchema } from '#shared/http/problem-schema.ts';
import { settingView } from '#shared/settings/setting-routes.ts';

/** Every answer that is a no: RFC 9457, with the details of its code. */
export const problem = problemSchema({
  next: z.optional(
    z.array(z.object({ date: z.string(), start: z.string(), end: z.string(), remaining: z.int() })),
  ),
  opensAt: z.optional(instant),
  till: z.optional(instant),
  /** When check-in of a booking opens. */
  from: z.optional(instant),
  /** Of the office, in which `opensAt`, `till` and `from` are spoken of. */
  timezone: z.optional(z.string()),
  reason: z.optional(text),
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  /** The setting as it is now, which somebody else changed. */
  current: z.optional(settingView),
});

export type Problem = z.output<typeof problem>;
