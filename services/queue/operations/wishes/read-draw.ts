import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../../contract.ts';
import type { DrawnDay } from '../../domain/draw-store.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { findOffer } from '../service-day.ts';
import { resultOf } from './draw-due.ts';
import type { WishPorts } from './ports.ts';

type Route = Routes['readDraw'];

/** Entries of one page: some 100 KB. */
const PAGE = 1_000;

/** What everybody may know of a draw: the promise before it, and all that follows from it once it is drawn. It names nobody. */
export const readDraw =
  (
    ports: Pick<WishPorts, 'settings' | 'gate' | 'draws' | 'clock'>,
  ): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, query }) => {
    const { office, date } = path;
    const { service } = query;
    if (!findOffer(await ports.settings.inForce(), { office, service })) return refuse({ code: 'not-found' });
    const times = (await ports.gate.look({ office, service, date }))?.draw;
    const draw = times && (await ports.draws.read({ office, service, date }));
    if (!times || !draw) return refuse({ code: 'not-found' });
    const { commitment, seed, drawn } = draw;
    const known = { office, service, date, now: ports.clock.now(), commitment, ...times };
    const result = await resultOf(draw);
    if (!drawn || !result) return { answer: { ...known, ...unknown } };

    const from = Number(query.from ?? 0);
    const next = from + PAGE;
    const asked = new Map(drawn.entrants.map(({ entry, windows }) => [entry, windows]));
    const entries = result.order.slice(from, next).map((entry) => ({
      entry,
      windows: [...(asked.get(entry) ?? [])],
      window: result.windows.get(entry) ?? null,
    }));
    return {
      answer: {
        ...{ ...known, seed, drawnAt: drawn.at, count: drawn.entrants.length, hash: drawn.hash, entries },
        seats: seatsOf(drawn),
        next: next < result.order.length ? next : null,
      },
    };
  };

const unknown = {
  ...{ seed: null, drawnAt: null, count: null, hash: null, seats: null },
  entries: [],
  next: null,
};

const seatsOf = ({ seats }: DrawnDay) => [...seats].map(([window, count]) => ({ window, seats: count }));
