import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Subject } from '#shared/proof-of-work/subject.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Challenge, Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';
import { type BookingPorts, refuse } from './ports.ts';

type Route = Routes['createChallenge'];

/** What issues challenges: `createIssuer` of shared/proof-of-work. */
export type Issue = (
  ring: KeyRing,
  subject: Subject,
  at: { readonly now: number; readonly date: string },
) => Promise<Challenge>;

/** Issues the proof of work of one booking; nothing is stored. */
export const createChallenge =
  ({
    region,
    keys,
    clock,
    issue,
  }: Pick<BookingPorts, 'region' | 'keys' | 'clock'> & { readonly issue: Issue }): Operation<
    RequestOf<Route>,
    AnswerOf<Route>,
    Refusal
  > =>
  async ({ query }) => {
    if (!region.offices.some(({ id }) => id === query.office)) return refuse({ code: 'not-found' });
    const now = clock.now();
    const at = { now, date: localDateAt(now, region.timezone) };
    return { answer: await issue(await keys(), query, at) };
  };
