import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { addDays, daysBetween } from '#shared/time/local.ts';
import type { Routes } from '../../contract.ts';
import { type FigureStore, foldDays } from '../../domain/figures.ts';
import { type Pile, piles } from '../../domain/pile.ts';
import type { ListedRequest } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import { turn } from '../../domain/steps.ts';
import type { Refusal } from '../../refusals.ts';
import { officeOf } from '../office.ts';
import { wholePile } from '../whole-pile.ts';

type Route = Routes['readRequestFigures'];

/** Days that can be asked for at once: a quarter. */
const MOST_DAYS = 92;

/** What the figures need of the world. */
export interface FigurePorts {
  readonly region: Region;
  readonly clock: Clock;
  readonly figures: Pick<FigureStore, 'list'>;
  readonly requests: Pick<RequestStore, 'listPile'>;
}

/** Days of an office, and what lies open in it now. */
export const readRequestFigures =
  (ports: FigurePorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path: { office }, query: { from, to } }) => {
    if (!officeOf(ports.region, office)) return { refused: [{ code: 'not-found' }] };
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > MOST_DAYS) return { refused: [{ code: 'bad-date', field: 'query.to' }] };
    const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
    const now = ports.clock.now();
    const [entries, ...open] = await Promise.all([
      ports.figures.list(office, { from, to }),
      ...piles.map((pile) => pileFigures(ports, { office, pile }, now)),
    ]);
    return { answer: { office, days: [...foldDays(dates, entries)], open, now } };
  };

/** Exact, from the index itself. */
async function pileFigures(
  { requests }: Pick<FigurePorts, 'requests'>,
  place: { readonly office: string; readonly pile: Pile },
  now: number,
) {
  let [count, overdue] = [0, 0];
  let oldest: number | undefined;
  for await (const page of wholePile(requests, place)) {
    count += page.length;
    overdue += page.filter((one) => isOverdue(one, now)).length;
    oldest = Math.min(...page.map(({ turnedAt, submittedAt }) => turnedAt ?? submittedAt), oldest ?? now);
  }
  return { pile: place.pile, count, oldest: count === 0 ? null : (oldest ?? null), overdue };
}

const isOverdue = ({ state, due, missedAt }: ListedRequest, now: number): boolean =>
  turn[state] === 'office' && (missedAt !== undefined || (due !== undefined && due < now));
