import * as z from 'zod/mini';
import type { BookingId } from '#shared/identity/booking-id.ts';
import type { Tag } from '#shared/identity/tag.ts';

export type { BookingId, Tag };

/** Reads a booking id from a row. */
export const bookingId = z
  .string()
  .check(z.regex(/^[\w-]{11}$/))
  .brand<'BookingId'>();

/** Reads a person's tag from a row. */
export const tag = z
  .string()
  .check(z.regex(/^[\w-]{10}$/))
  .brand<'Tag'>();
