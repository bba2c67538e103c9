import { estimateWaits, waitForNew } from './estimate/estimate-waits.ts';
import { type CounterPlan, type DayPlan, kindOf, lineNowOf } from './estimate/from-floor.ts';
import { expectedOf, type Learnt } from './estimate/learnt.ts';
import type { Knowledge } from './estimate/office-time.ts';
import type { LineNow, Wait } from './estimate/wait.ts';
import { type Floor, type Line, openCounters, type ServiceWaits, ticketAt } from './floor.ts';
import { lineUp, type OrderRules } from './order.ts';
import type { Ticket } from './ticket.ts';

/** What the line must know of an office. */
export interface LineTerms {
  readonly rules: OrderRules & Pick<CounterPlan, 'counters'>;
  readonly plan: DayPlan;
  /** Services of the office, and the seconds that a person takes at a counter. */
  readonly services: readonly { readonly id: string; readonly durationSeconds: number }[];
  readonly learnt: Learnt;
  readonly now: number;
}

/** Waiting tickets of a service whose waits are kept, by their place; between them lines are straight. */
const places = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256];

/** The line as the floor has it now. */
export function lineOf(floor: Floor, terms: LineTerms): Line {
  const { day, head, counters } = floor;
  const at = counters.flatMap((counter) => {
    const ticket = ticketAt(floor, counter);
    return ticket ? [[counter.id, ticket.label] as const] : [];
  });
  const waiting = waitingOf(floor, terms);
  const queue = {
    order: waiting.map(({ label, service }) => [label, service] as const),
    open: openCounters(floor).map((counter) => counter.services),
  };
  return {
    ...queue,
    v: (floor.line?.v ?? 0) + 1,
    calls: head.calls,
    at: Object.fromEntries(at),
    day: day?.state ?? 'before',
    notices: day?.notices ?? [],
    waits: waitsOf(floor, terms, { waiting, queue }),
  };
}

/** Where a waiting ticket stands, and for how long. */
export function placeIn(
  floor: Floor,
  terms: LineTerms,
  { id, label, service }: Ticket,
): { readonly ahead: number; readonly wait: Wait | null } {
  const waiting = waitingOf(floor, terms);
  const queue = {
    order: waiting.map((ticket) => [ticket.label, ticket.service] as const),
    open: openCounters(floor).map((counter) => counter.services),
  };
  const waits = estimateWaits(lineNow(floor, terms), knowledgeOf(terms));
  return { ahead: aheadOf(queue, { service, label }), wait: waits.get(id) ?? null };
}

const waitingOf = ({ tickets }: Floor, { rules, now }: LineTerms): readonly Ticket[] =>
  lineUp(tickets, rules, now).filter(({ state }) => state === 'WAITING');

const lineNow = (floor: Floor, { rules, plan, services, learnt, now }: LineTerms): LineNow => {
  const office = { counters: rules.counters, services: services.map(({ id }) => id) };
  return lineNowOf(floor, { rules, plan, office, learnt, now });
};

function knowledgeOf({ learnt, services, now }: LineTerms): Knowledge {
  return { learnt, now, expected: expectedOf(services) };
}

/** A ticket that begins to wait with the wait that its person is told. */
export function withTold(floor: Floor, terms: LineTerms, ticket: Ticket): Ticket {
  const line = lineNow({ ...floor, tickets: [...floor.tickets, ticket] }, terms);
  const wait = estimateWaits(line, knowledgeOf(terms)).get(ticket.id);
  return wait ? { ...ticket, told: { ...wait, kind: kindOf(ticket) } } : ticket;
}

type Queue = Pick<Line, 'order' | 'open'>;

function waitsOf(
  floor: Floor,
  terms: LineTerms,
  { waiting, queue }: { readonly waiting: readonly Ticket[]; readonly queue: Queue },
): Line['waits'] {
  const now = lineNow(floor, terms);
  const knowledge = knowledgeOf(terms);
  const waits = estimateWaits(now, knowledge);
  return Object.fromEntries(
    terms.services.map(({ id: service }): [string, ServiceWaits] => {
      const mine = waiting.filter((ticket) => ticket.service === service);
      const known = places.flatMap((place) => {
        const ticket = mine[place];
        const wait = ticket && waits.get(ticket.id);
        return wait ? [[aheadOf(queue, ticket), wait.p50, wait.p90] as const] : [];
      });
      const fresh = waitForNew(service, now, knowledge);
      const last = fresh ? [[aheadOf(queue, { service }), fresh.p50, fresh.p90] as const] : [];
      return [service, [...known, ...last]];
    }),
  );
}

/** Tickets that are called before a waiting one, or before who would come now: those that a counter of its service calls too. */
export function aheadOf(
  { order, open }: Queue,
  { service, label }: { readonly service: string; readonly label?: string },
): number {
  const rivals = new Set([service, ...open.filter((called) => called.includes(service)).flat()]);
  const place = label === undefined ? -1 : order.findIndex(([one]) => one === label);
  const before = place < 0 ? order : order.slice(0, place);
  return before.filter(([, one]) => rivals.has(one)).length;
}

/** The wait behind so many tickets; undefined: no counter calls the service. */
export function waitAt({ waits }: Pick<Line, 'waits'>, service: string, ahead: number): Wait | undefined {
  const known = waits[service] ?? [];
  const above = known.find(([place]) => place >= ahead) ?? known.at(-1);
  const below = known.findLast(([place]) => place <= ahead) ?? above;
  if (above === undefined || below === undefined) return undefined;
  const part = above[0] <= below[0] ? 0 : (ahead - below[0]) / (above[0] - below[0]);
  const between = (from: number, to: number) => Math.round(from + part * (to - from));
  return { p50: between(below[1], above[1]), p90: between(below[2], above[2]) };
}

/** Whether boards and phones would show the same, but for estimates that moved with the time. */
export function isSameLine(known: Line | undefined, line: Line): boolean {
  const shown = ({ calls, at, order, open, day, notices }: Line) =>
    JSON.stringify([calls, Object.entries(at).toSorted(), order, open, day, notices]);
  return known !== undefined && shown(known) === shown(line);
}
