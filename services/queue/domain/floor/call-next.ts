import { ticketCalled, ticketServed } from '#shared/events/queue.ts';
import type { BookingId } from '../ids.ts';
import { forRequest } from '../settle.ts';
import { type FloorDecision, no, unchanged, write } from './decision.ts';
import { visitOf } from './events.ts';
import { type Called, type Counter, counterOf, type Floor, type Head, ticketAt } from './floor.ts';
import { standingAt } from './hold.ts';
import { nextFor, type OrderRules } from './order.ts';
import type { AtCounter } from './set-counter.ts';
import { type CallReason, type FloorId, type Outcome, type Ticket, waitedUntil } from './ticket.ts';

/** Latest calls that the head keeps for the boards. */
const LAST_CALLS = 8;

/** What an officer asks for with one key: end the one served, and call the next or the one named. */
export interface CallWish {
  /** Names the request. */
  readonly key: string;
  readonly ticket?: BookingId;
  readonly finish?: Outcome;
}

/** Calls somebody to a counter. The same request is carried out once, however often and late it comes. */
export function callNext(
  floor: Floor,
  at: AtCounter & { readonly rules: OrderRules },
  wish: CallWish,
): FloorDecision {
  const { now } = at;
  if (floor.tickets.some(({ calls }) => calls.some(({ key }) => key === wish.key))) return unchanged;
  if (floor.day?.state !== 'open') return no(floor.day === undefined ? 'day-not-open' : 'day-over');
  const counter = counterOf(floor, at.counter);
  if (standingAt(floor, counter, at) === 'taken') return no('counter-taken');
  if (counter.state !== 'open') return no('counter-closed');

  const present = ticketAt(floor, counter);
  const finished = floor.tickets.some(({ finishKey }) => finishKey === wish.key);
  if (present && wish.finish !== undefined && !finished) {
    if (present.state !== 'SERVING') return no('wrong-state');
    const change = finish(floor.id, present, { ...at, outcome: wish.finish, key: wish.key });
    return { kind: 'write', change, unfinished: true };
  }
  if (present) return no('counter-busy');

  if (wish.ticket !== undefined) {
    const named = floor.tickets.find(({ id }) => id === wish.ticket);
    if (!named) return no('not-found');
    if (named.state !== 'WAITING' && named.state !== 'MISSED') return no('wrong-state');
    return call(floor, counter, { ticket: named, by: 'choice' }, { ...at, key: wish.key });
  }
  const next = nextFor(counter, floor.tickets, { rules: at.rules, now });
  return next ? call(floor, counter, next, { ...at, key: wish.key }) : no('nobody-waits');
}

function call(
  { id, head }: Floor,
  counter: Counter,
  { ticket, by }: { readonly ticket: Ticket; readonly by: CallReason },
  { officer, now, key }: AtCounter & { readonly key: string },
): FloorDecision {
  const called: Called = {
    no: head.calls + 1,
    ticket: ticket.label,
    counter: counter.id,
    at: now,
    again: 0,
  };
  const note = { no: called.no, by, services: counter.services, key };
  const next: Ticket = {
    ...ticket,
    state: 'CALLED',
    counter: counter.id,
    calledAt: now,
    calls: [...ticket.calls, note],
    v: ticket.v + 1,
  };
  return write({
    head: withCall(head, called),
    counter: {
      ...counter,
      officer: officer.id,
      ticket: ticket.id,
      priorityLast: by === 'priority',
      at: now,
      v: counter.v + 1,
    },
    ticket: next,
    events: [
      ticketCalled.of({
        ...visitOf(id, next),
        counter: counter.id,
        waited: waitedUntil(ticket, now),
        by,
      }),
    ],
  });
}

const withCall = (head: Head, called: Called): Head => ({
  v: head.v + 1,
  calls: called.no,
  at: { ...head.at, [called.counter]: called },
  last: [called, ...head.last].slice(0, LAST_CALLS),
});

/** The head after the number at a counter was called again. */
export function callAgain(head: Head, counter: string): Head {
  const latest = head.at[counter];
  if (latest === undefined) return { ...head, v: head.v + 1 };
  const again = { ...latest, again: latest.again + 1 };
  return {
    ...head,
    v: head.v + 1,
    at: { ...head.at, [counter]: again },
    last: head.last.map((one) => (one.no === again.no ? again : one)),
  };
}

/** Ends a visit, at a counter or from aside. */
export function finish(
  id: FloorId,
  ticket: Ticket,
  { counter, now, outcome, key }: AtCounter & { readonly outcome: Outcome; readonly key?: string },
) {
  const { stretchAt, ...rest } = stretched(ticket, now);
  const next: Ticket = {
    ...rest,
    state: 'DONE',
    counter,
    endedAt: now,
    outcome,
    ...(key === undefined ? {} : { finishKey: key }),
    v: ticket.v + 1,
  };
  const waited = waitedUntil(ticket, ticket.calledAt ?? now);
  const { served, parked } = next;
  return {
    ticket: next,
    events: [
      ticketServed.of({
        ...visitOf(id, next),
        ...forRequest(next),
        counter,
        outcome,
        waited,
        served,
        parked,
      }),
    ],
  };
}

/** The ticket with the stretch that ends now counted, and the next one beginning. */
export function stretched(ticket: Ticket, now: number): Ticket {
  const passed = Math.max(0, now - (ticket.stretchAt ?? now));
  const as = ticket.state === 'PARKED' ? 'parked' : 'served';
  return { ...ticket, [as]: ticket[as] + passed, stretchAt: now };
}
