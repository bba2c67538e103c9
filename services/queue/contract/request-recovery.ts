import * as z from 'zod/mini';
import { json, language } from '#shared/http/parts.ts';
import { nik } from '#shared/identity/nik.ts';
import { phone } from '#shared/identity/phone.ts';
import type { QueueRoute } from './parts.ts';

export const requestRecovery = {
  method: 'POST',
  path: '/api/queue/recoveries',
  summary: 'Send the links of a person’s bookings to the phone given at booking; always the same answer',
  request: z.object({ body: z.object({ nik, phone, language: z.optional(language) }) }),
  answer: { ...json, status: 202, schema: z.object({ accepted: z.literal(true) }) },
  refusals: ['bad-nik', 'bad-phone', 'too-many', 'try-again'],
} as const satisfies QueueRoute;
