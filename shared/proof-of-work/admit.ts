import * as z from 'zod/mini';
import type { RawRequest } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Clock } from '#shared/time/clock.ts';
import { checkProof } from './check.ts';
import { bindOf } from './subject.ts';

/** What a proof is bound to, as it was sent. */
const proven = z.object({
  headers: z.object({ 'idempotency-key': z.string() }),
  body: z.object({
    office: z.string(),
    salt: z.string().check(z.minLength(16)),
    altcha: z.string().check(z.maxLength(4096)),
  }),
});

/**
 * Checks the proof of work before anything else of a request is looked at; costs no read and no write. `aboutOf` tells what the proof
 * was bound to beside the key, as it was sent: a NIK of wrong form still has its proof checked before it is judged.
 */
export const admitProof =
  (
    { keys, clock }: { readonly keys: () => Promise<KeyRing>; readonly clock: Clock },
    aboutOf: (body: unknown) => string | undefined,
  ) =>
  async (raw: RawRequest): Promise<{ readonly code: 'bad-proof'; readonly field: string } | undefined> => {
    const refusal = { code: 'bad-proof' as const, field: 'altcha' };
    const read = proven.safeParse(raw);
    const about = aboutOf(raw.body);
    if (!read.success || about === undefined) return refusal;
    const { headers, body } = read.data;
    const bind = bindOf({ about, key: headers['idempotency-key'], salt: body.salt });
    const subject = { office: body.office, bind };
    return checkProof(await keys(), body.altcha, subject, clock.now()) ? undefined : refusal;
  };
