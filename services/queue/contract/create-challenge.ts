import * as z from 'zod/mini';
import { json } from '#shared/http/parts.ts';
import type { QueueRoute } from './parts.ts';

const challenge = z.object({
  parameters: z.object({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.int(),
    keyLength: z.int(),
    keyPrefix: z.string(),
    keySignature: z.string(),
    expiresAt: z.int().check(z.describe('Epoch seconds')),
    data: z.record(z.string(), z.string()),
  }),
  signature: z.string(),
});

export const createChallenge = {
  method: 'GET',
  path: '/api/queue/challenge',
  summary: 'Proof of work that a booking must carry',
  request: z.object({
    query: z.object({
      office: z.string(),
      bind: z
        .string({ error: 'bad-proof' })
        .check(
          z.regex(/^[0-9a-f]{64}$/, 'bad-proof'),
          z.describe('SHA-256 in hex of NIK, Idempotency-Key and salt, joined by line feeds'),
        ),
    }),
  }),
  answer: { ...json, status: 200, schema: challenge },
  refusals: ['bad-proof', 'not-found'],
} as const satisfies QueueRoute;

export type Challenge = z.output<typeof challenge>;
