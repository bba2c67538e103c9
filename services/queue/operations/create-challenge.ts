import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Challenge, Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';
import { type BookingPorts, refuse } from './ports.ts';

type Route = Routes['createChallenge'];

/** Issues the proof of work of one booking; nothing is stored. */
export const createChallenge =
  ({
    region,
    issue,
  }: Pick<BookingPorts, 'region'> & {
    readonly issue: (subject: { office: string; bind: string }) => Promise<Challenge>;
  }): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ query }) => {
    if (!region.offices.some(({ id }) => id === query.office)) return refuse({ code: 'not-found' });
    return { answer: await issue(query) };
  };
