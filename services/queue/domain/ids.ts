import * as z from 'zod/mini';

/** 11 base64url characters of HMAC(Idempotency-Key). */
export const bookingId = z
  .string()
  .check(z.regex(/^[\w-]{11}$/))
  .brand<'BookingId'>();

export type BookingId = z.output<typeof bookingId>;

/** 10 base64url characters of HMAC(NIK) under the key of the epoch that the service date falls in. */
export const tag = z
  .string()
  .check(z.regex(/^[\w-]{10}$/))
  .brand<'Tag'>();

export type Tag = z.output<typeof tag>;
