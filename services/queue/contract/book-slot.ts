import * as z from 'zod/mini';
import { email } from '#shared/identity/email.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { bookingRefusals, held } from './held-booking.ts';
import { date, idempotencyKey, json, language, type QueueRoute, time } from './parts.ts';

const person = z.object({ nik, name: personName, phone, email: z.optional(email) });

const bookingRequest = z.object({
  office: z.string(),
  service: z.string(),
  date,
  window: time,
  person,
  priority: z.optional(z.boolean().check(z.describe('Elderly, disabled, pregnant or with an infant'))),
  /** Of the messages about this booking. */
  language: z.optional(language),
  salt: z
    .string({ error: 'bad-proof' })
    .check(
      z.regex(/^[A-Za-z0-9_-]{16,64}$/, 'bad-proof'),
      z.describe('The random text that `bind` was made with'),
    ),
  altcha: z
    .string({ error: 'bad-proof' })
    .check(z.maxLength(4096, 'bad-proof'), z.describe('Base64 of the JSON { challenge, solution }')),
});

export const bookSlot = {
  method: 'POST',
  path: '/api/queue/bookings',
  summary: 'Book a place in a window',
  request: z.object({ headers: idempotencyKey, body: bookingRequest }),
  answer: { ...json, status: 201, schema: held },
  refusals: ['bad-key', 'bad-proof', ...bookingRefusals],
} as const satisfies QueueRoute;

export type BookingRequest = z.input<typeof bookingRequest>;
