import * as z from 'zod/mini';
import { settingView } from '#shared/settings/setting-routes.ts';
import { instant, text } from './parts.ts';

/** Every answer that is a no: RFC 9457, with the details of its code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  text,
  correlationId: z.string(),
  fields: z.optional(z.array(z.object({ field: z.string(), code: z.string(), text }))),
  next: z.optional(
    z.array(z.object({ date: z.string(), start: z.string(), end: z.string(), remaining: z.int() })),
  ),
  opensAt: z.optional(instant),
  till: z.optional(instant),
  /** Of the office, in which `opensAt` and `till` are spoken of. */
  timezone: z.optional(z.string()),
  reason: z.optional(text),
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  /** Of which there are too many. */
  what: z.optional(z.enum(['requests', 'bookings', 'changes'])),
  limit: z.optional(z.int()),
  limitBytes: z.optional(z.int()),
  /** As in the header Retry-After. */
  retryAfterSeconds: z.optional(z.int()),
  /** The setting as it is now, which somebody else changed. */
  current: z.optional(settingView),
  now: instant,
});

export type Problem = z.output<typeof problem>;
