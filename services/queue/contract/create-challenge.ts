import * as z from 'zod/mini';
import { json } from '#shared/http/parts.ts';
import { challengeQuery, challengeSchema } from '#shared/proof-of-work/challenge-schema.ts';
import type { QueueRoute } from './parts.ts';

export const createChallenge = {
  method: 'GET',
  path: '/api/queue/challenge',
  summary: 'Proof of work that a booking must carry',
  request: z.object({ query: challengeQuery('NIK') }),
  answer: { ...json, status: 200, schema: challengeSchema },
  refusals: ['bad-proof', 'not-found'],
} as const satisfies QueueRoute;

export type Challenge = z.output<typeof challengeSchema>;
