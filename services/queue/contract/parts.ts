import * as z from 'zod/mini';
import type { Route } from '#shared/http/route.ts';
import type { RefusalCode } from '../refusals.ts';

// Dates and times of day are the office's local time.

/** A route of this service. */
export type QueueRoute = Route & { readonly refusals: readonly RefusalCode[] };

export const month = z
  .string({ error: 'bad-date' })
  .check(z.regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'bad-date'), z.describe('Month, YYYY-MM'));
export const time = z
  .string({ error: 'bad-window' })
  .check(
    z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-window'),
    z.describe('Local time at which the window starts, HH:MM'),
  )
  .brand<'LocalTime'>();
