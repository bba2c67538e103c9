import * as z from 'zod/mini';

/** A challenge as an API answers it; nothing of it is secret. */
export const challengeSchema = z.object({
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

/** What a challenge is asked for with; `about` says what is bound beside key and salt. Refused with `bad-proof`. */
export const challengeQuery = (about: string) =>
  z.object({
    office: z.string(),
    bind: z
      .string({ error: 'bad-proof' })
      .check(
        z.regex(/^[0-9a-f]{64}$/, 'bad-proof'),
        z.describe(`SHA-256 in hex of ${about}, Idempotency-Key and salt, joined by line feeds`),
      ),
  });

/** The salt and the solution that a request carries. Refused with `bad-proof`. */
export const proofParts = {
  salt: z
    .string({ error: 'bad-proof' })
    .check(
      z.regex(/^[A-Za-z0-9_-]{16,64}$/, 'bad-proof'),
      z.describe('The random text that `bind` was made with'),
    ),
  altcha: z
    .string({ error: 'bad-proof' })
    .check(z.maxLength(4096, 'bad-proof'), z.describe('Base64 of the JSON { challenge, solution }')),
};
