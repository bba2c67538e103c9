import * as z from 'zod/mini';
import type { Endpoint } from '#shared/http/endpoint.ts';
import { admitProof } from '#shared/proof-of-work/admit.ts';
import type { Refusal } from '../refusals.ts';
import type { BookingPorts } from './ports.ts';

const proven = z.object({ person: z.object({ nik: z.string() }) });

/** Checks the proof of work of a booking, which is bound to the NIK. */
export const admitBooking = (
  ports: Pick<BookingPorts, 'keys' | 'clock'>,
): Required<Endpoint<Refusal>>['admit'] =>
  admitProof(ports, (body) => proven.safeParse(body).data?.person.nik);
