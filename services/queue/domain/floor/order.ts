import type { CallReason, Ticket } from './ticket.ts';

/** The rules of an office for whom a counter calls. */
export interface OrderRules {
  /** Most later arrivals that are called by turn before somebody who waits. */
  readonly mostOvertakings: number;
  /** Calls after which a number that nobody answered to is called once more. */
  readonly callAgainAfter: number;
}

/** A counter as far as it matters for whom it calls. */
export interface Caller {
  readonly services: readonly string[];
  readonly priorityLast: boolean;
}

/** Whom a counter calls, and why. */
export interface Choice {
  readonly ticket: Ticket;
  readonly by: Exclude<CallReason, 'choice'>;
}

/** The order in which people count as having come. */
const byArrival = (a: Ticket, b: Ticket): number =>
  a.since - b.since || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** How many who came later were called by turn, by counters that call this one's service, while it waited. */
export const overtakings = (ticket: Ticket, tickets: readonly Ticket[]): number =>
  tickets.filter(
    (other) =>
      byArrival(other, ticket) > 0 &&
      other.calls.some(
        ({ no, by, services }) => by === 'turn' && no > ticket.from && services.includes(ticket.service),
      ),
  ).length;

/** Whether it was missed once, and so many others were called since by counters that call its service. */
function isToCallAgain(ticket: Ticket, tickets: readonly Ticket[], { callAgainAfter }: OrderRules): boolean {
  const missed = ticket.calls.at(-1);
  if (ticket.state !== 'MISSED' || ticket.misses !== 1 || missed === undefined) return false;
  const since = tickets
    .flatMap(({ calls }) => calls)
    .filter(({ no, services }) => no > missed.no && services.includes(ticket.service));
  return since.length >= callAgainAfter;
}

/** Classes of the line, the first called first. */
const classes = ['overtaken', 'again', 'transferred', 'booked', 'by arrival', 'early'] as const;
type Class = (typeof classes)[number];

/** Everybody who can be called by turn, first first. */
function turns(tickets: readonly Ticket[], rules: OrderRules, now: number): readonly Ticket[] {
  const classOf = (ticket: Ticket): Class | undefined => {
    if (ticket.state !== 'WAITING') return isToCallAgain(ticket, tickets, rules) ? 'again' : undefined;
    if (overtakings(ticket, tickets) >= rules.mostOvertakings) return 'overtaken';
    if (ticket.transferred) return 'transferred';
    if (ticket.kind === 'walk-in' || ticket.late) return 'by arrival';
    return ticket.since <= now ? 'booked' : 'early';
  };
  return tickets
    .flatMap((ticket) => {
      const kind = classOf(ticket);
      return kind === undefined ? [] : [{ ticket, rank: classes.indexOf(kind) }];
    })
    .toSorted((a, b) => a.rank - b.rank || byArrival(a.ticket, b.ticket))
    .map(({ ticket }) => ticket);
}

/** Everybody who is called for priority, first first. */
const prior = (tickets: readonly Ticket[], now: number): readonly Ticket[] =>
  tickets
    .filter(({ state, priority, since }) => state === 'WAITING' && priority && since <= now)
    .toSorted(byArrival);

/** Whom a counter calls next; undefined: nobody waits for it. */
export function nextFor(
  { services, priorityLast }: Caller,
  tickets: readonly Ticket[],
  { rules, now }: { readonly rules: OrderRules; readonly now: number },
): Choice | undefined {
  const served = ({ service }: Ticket) => services.includes(service);
  const first = priorityLast ? undefined : prior(tickets, now).find(served);
  if (first) return { ticket: first, by: 'priority' };
  const turn = turns(tickets, rules, now).find(served);
  return turn && { ticket: turn, by: 'turn' };
}

/** Everybody who can be called, in the order in which one counter for all services would call them as things stand. */
export function lineUp(tickets: readonly Ticket[], rules: OrderRules, now: number): readonly Ticket[] {
  const left = { priority: [...prior(tickets, now)], turn: [...turns(tickets, rules, now)] };
  const called = new Set<Ticket>();
  let priorityLast = false;
  for (;;) {
    const first: Ticket | undefined = priorityLast
      ? undefined
      : left.priority.find((ticket) => !called.has(ticket));
    const next = first ?? left.turn.find((ticket) => !called.has(ticket));
    if (next === undefined) return [...called];
    called.add(next);
    priorityLast = first !== undefined;
  }
}
