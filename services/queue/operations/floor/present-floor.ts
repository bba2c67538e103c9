import type { Counter as CounterAnswer, FloorTicket } from '../../contract.ts';
import { type Counter, type Floor, ticketAt } from '../../domain/floor/floor.ts';
import { heldUntil } from '../../domain/floor/hold.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import type { Hall } from './hall.ts';

/** A ticket as staff see it, without the person. */
export const presentTicket = (ticket: Ticket): FloorTicket => {
  const { id, label, service, kind, priority, state, arrivedAt, since, late, misses } = ticket;
  const { counter, calledAt, servedAt, endedAt, outcome } = ticket;
  const call = ticket.calls.at(-1)?.no;
  return {
    id,
    ticket: label,
    service,
    kind,
    priority,
    state,
    arrivedAt,
    since,
    late,
    misses,
    ...(counter === undefined ? {} : { counter }),
    ...(calledAt === undefined ? {} : { calledAt }),
    ...(call === undefined ? {} : { call }),
    ...(servedAt === undefined ? {} : { servedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(outcome === undefined ? {} : { outcome }),
  };
};

/** A counter as staff see it. */
export function presentCounter(
  floor: Floor,
  counter: Counter,
  { actor, rules }: { readonly actor: string; readonly rules: Hall['rules'] },
): CounterAnswer {
  const present = ticketAt(floor, counter);
  const until = heldUntil(floor, counter, rules.counterHoldSeconds);
  const { id, state, services, officer } = counter;
  return {
    id,
    state,
    services: [...services],
    mine: officer === actor,
    ticket: present ? presentTicket(present) : null,
    parked: floor.tickets.filter((one) => one.state === 'PARKED' && one.counter === id).map(presentTicket),
    ...(officer === undefined ? {} : { officer }),
    ...(until === undefined ? {} : { heldUntil: until }),
  };
}
