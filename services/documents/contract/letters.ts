import * as z from 'zod/mini';
import { instant, json, text } from '#shared/http/parts.ts';
import { revocationReasons } from '#shared/letter-proof/revocations.ts';
import { type DocumentsRoute, requestKey, requestPath } from './parts.ts';
import { fileLink } from './request.ts';

// Letters that the office issues itself: read by their holder, checked by anybody, taken back by the office.

const statement = z.object({
  region: z.string(),
  number: z.string(),
  type: z.string(),
  issued: z.string(),
  validUntil: z.nullable(z.string()),
  holder: z.string().check(z.describe('As much of the name as the office shows')),
});

export const checkLetter = {
  method: 'POST',
  path: '/api/documents/letters/check',
  summary:
    'Whether the code of a letter is genuine and still counts; compare number, date and name with the paper',
  request: z.object({
    body: z.object({
      proof: z
        .string()
        .check(z.maxLength(2_000), z.describe('The content of the QR, or what stands after its #')),
    }),
  }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({
      genuine: z.boolean(),
      code: z.enum([
        'genuine',
        'wrong-format',
        'unknown-key',
        'foreign-key',
        'bad-signature',
        'key-withdrawn',
        'expired',
        'revoked',
      ]),
      letter: z.nullable(statement),
      reason: z.nullable(z.string().check(z.describe('Of a letter that was taken back'))),
      now: instant,
    }),
  },
  refusals: ['try-again'],
} as const satisfies DocumentsRoute;

export const readLetterKeys = {
  method: 'GET',
  path: '/api/documents/letters/keys',
  summary: 'The public keys that letters of the region are checked with',
  request: z.object({}),
  answer: {
    ...json,
    status: 200,
    cacheSeconds: 60,
    schema: z.object({
      keys: z.array(
        z.object({
          id: z.string(),
          region: z.string(),
          x: z.string(),
          y: z.string(),
          withdrawn: z.optional(z.literal(true)),
        }),
      ),
      /** Kinds of letters, by the `type` of a proof. */
      types: z.array(z.object({ id: z.string(), name: text })),
      now: instant,
    }),
  },
  refusals: ['try-again'],
} as const satisfies DocumentsRoute;

export const readRevocations = {
  method: 'GET',
  path: '/api/documents/letters/revocations',
  summary: 'The signed list of letters that were taken back, base64url',
  request: z.object({}),
  answer: { ...json, status: 200, cacheSeconds: 60, schema: z.object({ list: z.string(), now: instant }) },
  refusals: ['try-again'],
} as const satisfies DocumentsRoute;

export const readOwnLetter = {
  method: 'GET',
  path: '/api/documents/request/letter',
  summary: 'A link, for some minutes, to the PDF of the letter that was issued',
  request: z.object({ headers: requestKey }),
  answer: { ...json, status: 200, schema: fileLink },
  refusals: ['no-letter', 'letter-void', 'not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export const readLetter = {
  method: 'GET',
  path: '/api/documents/offices/{office}/requests/{request}/letter',
  summary: 'The same for the office',
  access: 'verify-requests',
  request: z.object({ path: requestPath }),
  answer: { ...json, status: 200, schema: fileLink },
  refusals: ['no-letter', 'letter-void', 'not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export const voidLetter = {
  method: 'POST',
  path: '/api/documents/offices/{office}/requests/{request}/letter/void',
  summary: 'Take a letter back: whoever checks it is told; its number is never given again',
  access: 'supervise-requests',
  request: z.object({
    path: requestPath,
    body: z.object({
      reason: z.enum(revocationReasons, { error: 'unknown-reason' }),
    }),
  }),
  answer: { ...json, status: 200, schema: z.object({ number: z.string(), now: instant }) },
  refusals: ['unknown-reason', 'no-letter', 'not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export type LetterKeys = z.output<typeof readLetterKeys.answer.schema>;
export type Revocations = z.output<typeof readRevocations.answer.schema>;
