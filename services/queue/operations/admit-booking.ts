import * as z from 'zod/mini';
import type { Endpoint } from '#shared/http/endpoint.ts';
import { checkProof } from '#shared/proof-of-work/check.ts';
import { bindOf } from '#shared/proof-of-work/subject.ts';
import type { Refusal } from '../refusals.ts';
import type { BookingPorts } from './ports.ts';

/** What a proof is bound to, as it was sent: a NIK of wrong form still has its proof checked before it is judged. */
const proven = z.object({
  headers: z.object({ 'idempotency-key': z.string() }),
  body: z.object({
    office: z.string(),
    person: z.object({ nik: z.string() }),
    salt: z.string().check(z.minLength(16)),
    altcha: z.string().check(z.maxLength(4096)),
  }),
});

/** Checks the proof of work before anything else of a booking is looked at; costs no read and no write. */
export const admitBooking =
  ({ keys, clock }: Pick<BookingPorts, 'keys' | 'clock'>): Required<Endpoint<Refusal>>['admit'] =>
  async (raw) => {
    const refusal: Refusal = { code: 'bad-proof', field: 'altcha' };
    const read = proven.safeParse(raw);
    if (!read.success) return refusal;
    const { headers, body } = read.data;
    const bind = bindOf({ nik: body.person.nik, key: headers['idempotency-key'], salt: body.salt });
    const subject = { office: body.office, bind };
    return checkProof(await keys(), body.altcha, subject, clock.now()) ? undefined : refusal;
  };
