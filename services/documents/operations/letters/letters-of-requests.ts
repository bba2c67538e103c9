import type { Operation, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { type LookPorts, noteLook } from '#shared/looks/note-look.ts';
import type { Routes } from '../../contract.ts';
import type { LookAbout } from '../../domain/look.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { Refusal } from '../../refusals.ts';
import { openOwnRequest } from '../citizen/own-request.ts';
import { refuse } from '../citizen/ports.ts';
import { type HandOutPorts, handOutLetter } from './hand-out-letter.ts';
import { voidIssuedLetter } from './void-letter.ts';

/** What the letters of requests need. */
export interface RequestLetterPorts extends HandOutPorts, LookPorts<LookAbout> {
  readonly requests: Pick<RequestStore, 'read' | 'readFile'>;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
}

/** The citizen's own letter. */
export const readOwnLetter =
  (
    ports: RequestLetterPorts,
  ): Operation<RequestOf<Routes['readOwnLetter']>, AnswerOf<Routes['readOwnLetter']>, Refusal> =>
  async ({ headers }) => {
    const own = await openOwnRequest(ports, headers['request-key']);
    return own ? handOver(ports, own.request.id) : refuse({ code: 'not-found' });
  };

/** A letter of the office, to whoever checks its requests; the look is noted first. */
export const readLetter =
  (
    ports: RequestLetterPorts,
  ): StaffOperation<RequestOf<Routes['readLetter']>, AnswerOf<Routes['readLetter']>, Refusal> =>
  async ({ path: { office, request } }, call) => {
    if (!(await isOf(ports, { office, request }))) return refuse({ code: 'not-found' });
    await noteLook(ports, call, { office, action: 'verify-requests', why: 'serving', request });
    return handOver(ports, request);
  };

/** Takes a letter back and deletes its file. */
export const voidLetter =
  (
    ports: RequestLetterPorts,
  ): StaffOperation<RequestOf<Routes['voidLetter']>, AnswerOf<Routes['voidLetter']>, Refusal> =>
  async ({ path, body: { reason } }, { actor, correlationId }) => {
    if (!(await isOf(ports, path))) return refuse({ code: 'not-found' });
    const voided = await voidIssuedLetter(ports, { id: path.request, by: actor.id, reason, correlationId });
    if ('refused' in voided) {
      return refuse(
        voided.refused === 'not-found' ? { code: 'no-letter' } : { code: 'try-again', retryAfterSeconds: 2 },
      );
    }
    await ports.files.remove(path.request);
    return { answer: { number: voided.letter.number, now: ports.clock.now() } };
  };

async function handOver(ports: RequestLetterPorts, id: string) {
  const handed = await handOutLetter(ports, id);
  return 'refused' in handed ? refuse({ code: handed.refused }) : { answer: handed };
}

/** Whether there is such a request, and of this office. */
const isOf = async (
  { requests }: RequestLetterPorts,
  { office, request }: { readonly office: string; readonly request: string },
): Promise<boolean> => (await requests.read(request))?.office === office;
