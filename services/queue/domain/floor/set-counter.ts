import { type FloorDecision, no, write } from './decision.ts';
import { type Counter, counterOf, type Floor, ticketAt } from './floor.ts';
import { type Officer, standingAt } from './hold.ts';

/** Where and by whom something is done at a counter. */
export interface AtCounter {
  readonly counter: string;
  readonly officer: Officer;
  readonly holdSeconds: number;
  readonly now: number;
}

/** Opens a counter for some services, takes a break, closes it; a counter with somebody at it stays open. */
export function setCounter(
  floor: Floor,
  at: AtCounter,
  wish: { readonly state: Counter['state']; readonly services: readonly string[] },
): FloorDecision {
  const counter = counterOf(floor, at.counter);
  if (wish.state === 'open' && floor.day?.state !== 'open') {
    return no(floor.day === undefined ? 'day-not-open' : 'day-over');
  }
  if (standingAt(floor, counter, at) === 'taken') return no('counter-taken');
  if (wish.state !== 'open' && ticketAt(floor, counter)) return no('counter-busy');
  const { officer: _, ...rest } = counter;
  return write({
    counter: {
      ...rest,
      ...(wish.state === 'closed' ? {} : { officer: at.officer.id }),
      state: wish.state,
      services: wish.services,
      at: at.now,
      v: counter.v + 1,
    },
  });
}
