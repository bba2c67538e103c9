import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { addDays } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import type { ClosingPorts } from './ports.ts';
import { presentClosing } from './present-closing.ts';

type Route = Routes['listClosings'];

/** Days back that are shown. */
const DAYS = 7;

/** What an office closed from a week ago on, with who has not answered yet. */
export const listClosings =
  (ports: ClosingPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }) => {
    if (!ports.region.offices.some(({ id }) => id === path.office)) return refuse({ code: 'not-found' });
    const now = ports.clock.now();
    const from = addDays(localDateAt(now, ports.region.timezone), -DAYS);
    const kept = await ports.closings.list(path.office, from);
    const closings = await Promise.all(kept.map((closing) => presentClosing(ports, closing)));
    return { answer: { office: path.office, now, closings } };
  };
