import * as z from 'zod/mini';
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
  reason: z.optional(text),
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  limit: z.optional(z.int()),
  now: instant,
});

export type Problem = z.output<typeof problem>;
