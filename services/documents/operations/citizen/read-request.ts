import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import type { Refusal } from '../../refusals.ts';
import { openOwnRequest } from './own-request.ts';
import { type CitizenPorts, refuse } from './ports.ts';
import { presentRequest } from './present-request.ts';

type Read = Routes['readRequest'];
type ReadFile = Routes['readOwnFile'];

/** Milliseconds for which a link to a file can be read. */
const LINK = 300_000;

/** Where a request stands. */
export const readRequest =
  (ports: CitizenPorts): Operation<RequestOf<Read>, AnswerOf<Read>, Refusal> =>
  async ({ headers }) => {
    const own = await openOwnRequest(ports, headers['request-key']);
    return own ? { answer: await presentRequest(ports, own.ring, own) } : refuse({ code: 'not-found' });
  };

/** A link to a file that the request names, and to no other. */
export const readOwnFile =
  (ports: CitizenPorts): Operation<RequestOf<ReadFile>, AnswerOf<ReadFile>, Refusal> =>
  async ({ path, headers }) => {
    const own = await openOwnRequest(ports, headers['request-key']);
    const file = Object.values(own?.file.files ?? {})
      .flat()
      .find(({ id }) => id === path.file);
    if (file === undefined) return refuse({ code: 'not-found' });
    const now = ports.clock.now();
    return { answer: { url: await ports.linkTo(file, now + LINK), until: now + LINK, now } };
  };
