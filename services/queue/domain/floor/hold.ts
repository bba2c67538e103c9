import type { Counter, Floor } from './floor.ts';
import type { Ticket } from './ticket.ts';

/** Who works at a counter, and how. */
export interface Officer {
  readonly id: string;
  /** May take a counter over at once. */
  readonly runsFloor: boolean;
}

const instants = ({ calledAt, servedAt, stretchAt, endedAt }: Ticket): readonly number[] =>
  [calledAt, servedAt, stretchAt, endedAt].flatMap((at) => (at === undefined ? [] : [at]));

/** Until when nobody else may take a counter over; whatever is done there renews it. Undefined: nobody holds it. */
export function heldUntil(
  { tickets }: Pick<Floor, 'tickets'>,
  { id, officer, at }: Counter,
  holdSeconds: number,
): number | undefined {
  if (officer === undefined) return undefined;
  const done = tickets.filter(({ counter }) => counter === id).flatMap(instants);
  return Math.max(at, ...done) + holdSeconds * 1000;
}

/** Whether an officer has a counter, may take it now, or finds somebody else there. */
export function standingAt(
  floor: Pick<Floor, 'tickets'>,
  counter: Counter,
  by: { readonly officer: Officer; readonly holdSeconds: number; readonly now: number },
): 'mine' | 'free' | 'taken' {
  if (counter.officer === by.officer.id) return 'mine';
  const until = heldUntil(floor, counter, by.holdSeconds);
  return until === undefined || until <= by.now || by.officer.runsFloor ? 'free' : 'taken';
}
