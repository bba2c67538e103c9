import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import type { Refusal } from '../../refusals.ts';
import { presentLook } from '../present-parts.ts';
import { findRequest } from './find-request.ts';
import type { StaffPorts } from './ports.ts';

type Route = Routes['listLooks'];

type Ports = Pick<StaffPorts, 'region' | 'clock' | 'requests' | 'looks'>;

/** Who looked at a request of the office, the first first. */
export const listLooks =
  (ports: Ports): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }) => {
    const found = await findRequest(ports, path);
    if (!found) return { refused: [{ code: 'not-found' }] };
    const kept = await ports.looks.list(found.request.id);
    return {
      answer: {
        looks: kept.map(presentLook),
        now: ports.clock.now(),
      },
    };
  };
