import type { Counter } from '#services/queue/domain/floor/floor.ts';
import { nextFor, type OrderRules } from '#services/queue/domain/floor/order.ts';
import type { Ticket } from '#services/queue/domain/floor/ticket.ts';
import { bookingId } from '#services/queue/domain/ids.ts';
import type { TownOfficer } from './town.ts';
import { type Visitor, windowMinutes } from './visitors.ts';

/** The floor while a day is played. */
export interface PlayedFloor {
  readonly tickets: readonly Ticket[];
  readonly counters: readonly Counter[];
}

export const rules: OrderRules = { mostOvertakings: 8, callAgainAfter: 5 };

/** Minutes after the booked window from which somebody is late. */
const lateAfter = 15;

/** The tickets and counters of one day; whom a counter calls is decided by the product's order. */
export class Hall {
  readonly #tickets: Ticket[] = [];
  readonly #places = new Map<string, number>();
  readonly #counters = new Map<string, Counter>();
  readonly #instant: (minutes: number) => number;
  #calls = 0;

  constructor(instant: (minutes: number) => number) {
    this.#instant = instant;
  }

  get floor(): PlayedFloor {
    return { tickets: this.#tickets, counters: [...this.#counters.values()] };
  }

  get anybodyWaits(): boolean {
    return this.#tickets.some(({ state }) => state === 'WAITING');
  }

  ticket(id: string): Ticket {
    const ticket = this.#tickets[this.#places.get(id) ?? -1];
    if (!ticket) throw new Error(`There is no ticket ${id}`);
    return ticket;
  }

  isOpen = ({ counter }: TownOfficer): boolean => this.#counters.get(counter)?.state === 'open';

  write(ticket: Ticket): void {
    this.#tickets[this.#places.get(ticket.id) ?? -1] = { ...ticket, v: ticket.v + 1 };
  }

  set({ counter: id, services }: TownOfficer, state: Counter['state'], now: number): void {
    const { v, priorityLast } = this.#counters.get(id) ?? { v: 0, priorityLast: false };
    this.#counters.set(id, { id, v: v + 1, state, services, at: now, priorityLast });
  }

  admit({ service, priority, window }: Visitor, no: number, now: number): Ticket {
    const late = window !== undefined && now >= this.#instant(window + windowMinutes + lateAfter);
    const ticket: Ticket = {
      id: bookingId.parse(`v${String(no).padStart(10, '0')}`),
      label: `${window === undefined ? 'W' : 'A'}${String(no).padStart(4, '0')}`,
      service,
      kind: window === undefined ? 'walk-in' : 'booked',
      priority,
      state: 'WAITING',
      v: 1,
      correlationId: 'day',
      arrivedAt: now,
      since: window === undefined || late ? now : Math.max(now, this.#instant(window)),
      late,
      transferred: false,
      from: this.#calls,
      calls: [],
      misses: 0,
      served: 0,
      parked: 0,
    };
    this.#places.set(ticket.id, this.#tickets.length);
    this.#tickets.push(ticket);
    return ticket;
  }

  /** Calls whoever is next at a counter; undefined: nobody waits for it. */
  call({ counter: name }: TownOfficer, now: number): Ticket | undefined {
    const counter = this.#counters.get(name);
    const next = counter && nextFor(counter, this.#tickets, { rules, now });
    if (!next) return undefined;
    this.#calls += 1;
    const note = { no: this.#calls, by: next.by, services: counter.services, key: `${this.#calls}` };
    const { ticket } = next;
    const calls = [...ticket.calls, note];
    this.write({ ...ticket, state: 'CALLED', counter: name, calledAt: now, calls });
    this.#counters.set(name, { ...counter, priorityLast: next.by === 'priority' });
    return this.ticket(ticket.id);
  }

  /** Sends somebody on to another service, with the place that they had. */
  transfer(id: string, service: string, served: number): void {
    const { counter, calledAt, servedAt, stretchAt, ...ticket } = this.ticket(id);
    this.write({ ...ticket, state: 'WAITING', service, served, transferred: true, from: this.#calls });
  }
}
