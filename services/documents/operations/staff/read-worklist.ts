import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { ListedView, Routes } from '../../contract.ts';
import type { ListedRequest } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import { turn } from '../../domain/steps.ts';
import type { Refusal } from '../../refusals.ts';
import { officeOf } from '../office.ts';

type Route = Routes['readWorklist'];

/** Requests of a page. */
const PAGE = 25;

/** What the worklist needs of the world. */
export interface WorklistPorts {
  readonly region: Region;
  readonly clock: Clock;
  readonly requests: Pick<RequestStore, 'listPile'>;
}

/** A page of a pile, from the index alone; nothing of the person stands there. */
export const readWorklist =
  ({ region, clock, requests }: WorklistPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path: { office }, query: { pile, from } }, { actor }) => {
    if (!officeOf(region, office)) return { refused: [{ code: 'not-found' }] };
    if (from !== undefined && !isPlace(from)) return { refused: [{ code: 'not-found' }] };
    const page = await requests.listPile({ office, pile }, { most: PAGE, from });
    return {
      answer: {
        office,
        pile,
        requests: page.requests.map(present),
        next: page.next ?? null,
        officer: actor.id,
        now: clock.now(),
      },
    };
  };

/** A place in a pile, as `next` names it. */
const isPlace = (from: string): boolean => /^[01]#\d{13}#[\w-]{11}$/.test(from);

const present = ({
  id,
  service,
  state,
  priority,
  submittedAt,
  due,
  missedAt,
  turnedAt,
  returns,
  claim,
}: ListedRequest): ListedView => ({
  id,
  service,
  state,
  priority,
  submittedAt,
  due: due ?? null,
  missed: missedAt !== undefined,
  turnedAt: turn[state] === 'office' ? null : (turnedAt ?? null),
  returns,
  claim: claim ?? null,
});
