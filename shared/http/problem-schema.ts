import * as z from 'zod/mini';

const text = z.object({ id: z.string(), en: z.string() });

/** Every answer that is a no (RFC 9457), with the details that refusals of a service add to those of every service. */
export const problemSchema = <const Details extends Readonly<Record<string, z.ZodMiniType>>>(
  details: Details,
) =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    text,
    correlationId: z.string(),
    fields: z.optional(z.array(z.object({ field: z.string(), code: z.string(), text }))),
    ...details,
    /** Of which there are too many. */
    what: z.optional(
      z.enum(['requests', 'bookings', 'changes', 'for-others', 'closings', 'ratings', 'files']),
    ),
    limit: z.optional(z.int()),
    limitBytes: z.optional(z.int()),
    /** As in the header Retry-After. */
    retryAfterSeconds: z.optional(z.int()),
    now: z.int().check(z.describe('Epoch milliseconds')),
  });
