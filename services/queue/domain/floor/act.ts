import { serviceStarted, ticketMissed, ticketParked, ticketTransferred } from '#shared/events/queue.ts';
import type { BookingId } from '../ids.ts';
import { forRequest } from '../settle.ts';
import { callAgain, finish, stretched } from './call-next.ts';
import { type FloorDecision, no, unchanged, write } from './decision.ts';
import { visitOf } from './events.ts';
import { type Counter, counterOf, type Floor, ticketAt } from './floor.ts';
import { standingAt } from './hold.ts';
import type { AtCounter } from './set-counter.ts';
import { isAtCounter, type Outcome, type Ticket } from './ticket.ts';

/** What an officer does with a ticket. */
type TicketAction = 'recall' | 'miss' | 'serve' | 'finish' | 'park' | 'resume' | 'transfer' | 'requeue';

export interface ActionWish {
  readonly action: TicketAction;
  readonly ticket: BookingId;
  /** Names the request, among those of the ticket. */
  readonly key: string;
  readonly outcome: Outcome;
  /** The call that it is about, by its place among the calls of the day; absent: whichever stands. */
  readonly call?: number;
  /** With transfer: where to. */
  readonly service?: string;
}

/** One action with everything that it looks at. */
interface Scene {
  readonly floor: Floor;
  readonly at: AtCounter;
  readonly counter: Counter;
  readonly ticket: Ticket;
  readonly wish: ActionWish;
  /** Stands at this counter. */
  readonly here: boolean;
}

/** Requests that a ticket remembers: more than it meets while one of them is on its way. */
const LATEST = 8;

/** Carries out an action at a counter; the same request again changes nothing more, however late it comes. */
export function act(floor: Floor, at: AtCounter, wish: ActionWish): FloorDecision {
  const ticket = floor.tickets.find(({ id }) => id === wish.ticket);
  if (!ticket) return no('not-found');
  if (ticket.acts?.includes(wish.key)) return unchanged;
  return remembering(wish.key, decide(floor, at, { wish, ticket }));
}

/** The decision with the request noted on the ticket that it writes. */
function remembering(key: string, decision: FloorDecision): FloorDecision {
  if (decision.kind !== 'write') return decision;
  const { ticket } = decision.change;
  if (ticket === undefined) return decision;
  const acts = [...(ticket.acts ?? []), key].slice(-LATEST);
  return { ...decision, change: { ...decision.change, ticket: { ...ticket, acts } } };
}

function decide(
  floor: Floor,
  at: AtCounter,
  { wish, ticket }: { readonly wish: ActionWish; readonly ticket: Ticket },
): FloorDecision {
  // A request that was on its way while the ticket was called anew is not about that call.
  if (wish.call !== undefined && ticket.calls.at(-1)?.no !== wish.call) return no('wrong-state');
  const counter = counterOf(floor, at.counter);
  const here = isAtCounter(ticket) && ticket.counter === at.counter;
  const scene = { floor, at, counter, ticket, wish, here };
  // Who stands at the front desk has no counter to hold.
  if (wish.action === 'requeue') return requeue(scene);
  const standing = standingAt(floor, counter, at);
  if (standing === 'taken') return no('counter-taken');
  const decision = actions[wish.action](scene);
  if (standing === 'mine' || decision.kind !== 'write') return decision;
  const { change } = decision;
  const touched = change.counter ?? { ...counter, at: at.now, v: counter.v + 1 };
  return { ...decision, change: { ...change, counter: { ...touched, officer: at.officer.id } } };
}

/** While a day is over nobody begins to wait again. */
const ended = ({ floor }: Scene): FloorDecision | undefined =>
  floor.day?.state === 'open' ? undefined : no('day-over');

const next = (ticket: Ticket, more: Partial<Ticket>): Ticket => ({ ...ticket, ...more, v: ticket.v + 1 });

const actions: Readonly<Record<Exclude<TicketAction, 'requeue'>, (scene: Scene) => FloorDecision>> = {
  recall: ({ floor, at, counter, ticket, here }) =>
    here && ticket.state === 'CALLED'
      ? write({
          head: callAgain(floor.head, at.counter),
          counter: { ...counter, at: at.now, v: counter.v + 1 },
        })
      : no('wrong-state'),

  serve: ({ floor, at, ticket, here }) => {
    if (here && ticket.state === 'SERVING') return unchanged;
    if (!here) return no('wrong-state');
    const served = next(ticket, { state: 'SERVING', servedAt: at.now, stretchAt: at.now });
    const events = [serviceStarted.of({ ...visitOf(floor.id, served), counter: at.counter })];
    return write({ ticket: served, events });
  },

  miss: ({ floor, at, ticket, here }) => {
    if (ticket.state === 'MISSED' && ticket.counter === at.counter) return unchanged;
    if (!here || ticket.state !== 'CALLED') return no('wrong-state');
    const missed = next(ticket, { state: 'MISSED', misses: ticket.misses + 1 });
    const { misses } = missed;
    const events = [
      ticketMissed.of({ ...visitOf(floor.id, missed), ...forRequest(ticket), counter: at.counter, misses }),
    ];
    return write({ ticket: missed, events });
  },

  finish: ({ floor, at, ticket, wish, here }) => {
    if (ticket.state === 'DONE' && ticket.counter === at.counter) return unchanged;
    const served = (here && ticket.state === 'SERVING') || ticket.state === 'PARKED';
    return served ? write(finish(floor.id, ticket, { ...at, outcome: wish.outcome })) : no('wrong-state');
  },

  park: (scene) => {
    const { floor, at, ticket, here } = scene;
    if (ticket.state === 'PARKED' && ticket.counter === at.counter) return unchanged;
    if (!here || ticket.state !== 'SERVING') return no('wrong-state');
    const parked = next(stretched(ticket, at.now), { state: 'PARKED' });
    const events = [ticketParked.of({ ...visitOf(floor.id, parked), counter: at.counter })];
    return ended(scene) ?? write({ ticket: parked, events });
  },

  resume: (scene) => {
    const { floor, at, counter, ticket, here } = scene;
    if (here && ticket.state === 'SERVING') return unchanged;
    if (ticket.state !== 'PARKED') return no('wrong-state');
    if (counter.state !== 'open') return no('counter-closed');
    if (ticketAt(floor, counter)) return no('counter-busy');
    return (
      ended(scene) ??
      write({
        ticket: next(stretched(ticket, at.now), { state: 'SERVING', counter: at.counter }),
        counter: { ...counter, ticket: ticket.id, at: at.now, v: counter.v + 1 },
      })
    );
  },

  transfer: (scene) => {
    const { floor, at, ticket, wish, here } = scene;
    const { service } = wish;
    if (service === undefined) return no('not-found');
    if (ticket.state === 'WAITING' && ticket.transferred && ticket.service === service) return unchanged;
    if (!here && ticket.state !== 'PARKED') return no('wrong-state');
    const moved = next(waiting(stretched(ticket, at.now)), {
      state: 'WAITING',
      service,
      transferred: true,
      from: floor.head.calls,
    });
    const from = ticket.service;
    const events = [ticketTransferred.of({ ...visitOf(floor.id, moved), counter: at.counter, from })];
    return ended(scene) ?? write({ ticket: moved, events });
  },
};

/** Puts somebody back who missed the call: behind, as if just come. */
function requeue(scene: Scene): FloorDecision {
  const { floor, at, ticket } = scene;
  if (ticket.state === 'WAITING' && ticket.misses > 0) return unchanged;
  if (ticket.state !== 'MISSED') return no('wrong-state');
  const back = next(waiting(ticket), {
    state: 'WAITING',
    since: Math.max(at.now, ticket.since),
    late: true,
    transferred: false,
    from: floor.head.calls,
  });
  return ended(scene) ?? write({ ticket: back });
}

/** Without the counter that it was at. */
const waiting = ({ counter, calledAt, servedAt, stretchAt, ...ticket }: Ticket): Ticket => ticket;
