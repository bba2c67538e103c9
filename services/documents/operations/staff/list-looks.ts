import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { Routes } from '../../contract.ts';
import type { LookStore } from '../../domain/look.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { Refusal } from '../../refusals.ts';

type Route = Routes['listLooks'];

/** What listing looks needs of the world. */
export interface ListLooksPorts {
  readonly clock: Clock;
  readonly requests: Pick<RequestStore, 'read'>;
  readonly looks: Pick<LookStore, 'list'>;
}

/** Who looked at a request of the office, the first first. */
export const listLooks =
  ({ clock, requests, looks }: ListLooksPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }) => {
    const request = await requests.read(path.request);
    if (request?.office !== path.office) return { refused: [{ code: 'not-found' }] };
    const kept = await looks.list(request.id);
    return {
      answer: {
        looks: kept.map(({ at, actor, why, words }) => ({ at, actor, why, words: words ?? null })),
        now: clock.now(),
      },
    };
  };
