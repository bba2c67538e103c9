import type { Floor } from '../../domain/floor/floor.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import type { FloorRecord } from '../memory-floors.ts';

// What must hold after every write, told apart from the rules that it watches: nothing here calls the domain.

/** Lives of a ticket: from each state the ones that may follow. */
const lives: Readonly<Record<Ticket['state'], readonly Ticket['state'][]>> = {
  WAITING: ['CALLED', 'CANCELLED'],
  CALLED: ['SERVING', 'MISSED', 'WAITING'],
  SERVING: ['PARKED', 'DONE', 'WAITING'],
  PARKED: ['SERVING', 'DONE', 'WAITING', 'CANCELLED'],
  MISSED: ['CALLED', 'WAITING', 'CANCELLED'],
  DONE: ['DONE'],
  CANCELLED: [],
};

/** What a call says of itself in its event. */
const reasonOf = ({ write }: FloorRecord): string | undefined => {
  const data: unknown = write.events?.find(({ event }) => event.detailType === 'TicketCalled.v1')?.data;
  return typeof data === 'object' && data !== null ? String(Reflect.get(data, 'by')) : undefined;
};

const isLater = (a: Ticket, b: Ticket): boolean =>
  a.since > b.since || (a.since === b.since && a.label > b.label);

/** Waits without a booked time that counts. */
const isByArrival = ({ state, kind, late, transferred }: Ticket): boolean =>
  state === 'WAITING' && !transferred && (kind === 'walk-in' || late);

/** What the names of requests about tickets begin with in the model. */
export const deedPrefix = 'deed/';

/** Watches an office day write by write. */
export class Watch {
  /** Who overtook whom by turn since it began to wait. */
  readonly #overtakers = new Map<string, Set<string>>();
  /** Whether the last call of a counter was for somebody with priority. */
  readonly #priority = new Map<string, boolean>();
  readonly #told = new Set<string>();
  readonly #deeds = new Set<string>();
  /** Calls of the day when a ticket began to wait: whoever called later has seen it. */
  readonly #began = new Map<string, number>();
  readonly #most: number;
  readonly #holdMilliseconds: number;

  constructor(rules: { readonly mostOvertakings: number; readonly counterHoldSeconds: number }) {
    this.#most = rules.mostOvertakings;
    this.#holdMilliseconds = rules.counterHoldSeconds * 1000;
  }

  /** The most that anybody was overtaken by turn. */
  worst = 0;

  see(record: FloorRecord): readonly string[] {
    return [
      ...flawsOf(record.after),
      ...this.#flawsOfTicket(record),
      ...this.#flawsOfCall(record),
      ...this.#flawsOfHold(record),
    ];
  }

  #flawsOfTicket({ before, after, write }: FloorRecord): readonly string[] {
    const { ticket, cause } = write;
    const flaws: string[] = [];
    if (before.tickets.length > after.tickets.length) flaws.push('a ticket is gone');
    if (!ticket) return flaws;
    const known = before.tickets.find(({ id }) => id === ticket.id);
    if (known && !lives[known.state].includes(ticket.state)) {
      flaws.push(`${ticket.label} went from ${known.state} to ${ticket.state}`);
    }
    if (known && ticket.v !== known.v + 1) flaws.push(`${ticket.label} was written as v${ticket.v}`);
    if (this.#deeds.has(cause.causationId)) flaws.push(`${cause.causationId} was carried out twice`);
    if (cause.causationId.startsWith(deedPrefix)) this.#deeds.add(cause.causationId);
    if (ticket.state === 'WAITING') {
      this.#overtakers.set(ticket.id, new Set());
      this.#began.set(ticket.id, before.head.calls);
    }
    for (const place of write.events?.keys() ?? []) {
      const event = `${ticket.id}.${ticket.v}.${place}`;
      if (this.#told.has(event)) flaws.push(`event ${event} was told twice`);
      this.#told.add(event);
    }
    return flaws;
  }

  #flawsOfCall(record: FloorRecord): readonly string[] {
    const { before, write } = record;
    const by = reasonOf(record);
    const { ticket, cause } = write;
    const counter = before.counters.find(({ id }) => id === ticket?.counter);
    if (by === undefined || !ticket) return [];
    const flaws: string[] = [];
    if (before.day?.state !== 'open') flaws.push(`${ticket.label} was called on a day that is not open`);
    if (counter?.state !== 'open') flaws.push(`${ticket.label} was called by a counter that is not open`);
    if (ticket.calls.at(-1)?.no !== before.head.calls + 1)
      flaws.push(`${ticket.label} was called out of line`);
    const others = before.tickets.filter(
      ({ id, state, service }) =>
        id !== ticket.id && state === 'WAITING' && counter?.services.includes(service),
    );
    const place = counter?.id ?? '';
    // A call reads before it writes; who came after the call before may not have been seen.
    const seen = others.filter(({ id }) => (this.#began.get(id) ?? 0) < before.head.calls);
    const prior = seen.some(({ priority, since }) => priority && since <= cause.now);
    if (by === 'turn' && !ticket.priority && this.#priority.get(place) === false && prior) {
      flaws.push(`counter ${place} called twice past somebody with priority`);
    }
    this.#priority.set(place, ticket.priority);
    if (by === 'turn') flaws.push(...others.flatMap((other) => this.#overtake(other, ticket)));
    const due = seen.find((other) => other.kind === 'booked' && !other.late && other.since <= cause.now);
    const first = before.tickets.find(({ id }) => id === ticket.id);
    if (by === 'turn' && first && due && isByArrival(first) && !this.#isOvertaken(first, before.tickets)) {
      flaws.push(`${ticket.label} was called before ${due.label}, who had booked and was due`);
    }
    return flaws;
  }

  /** Whether somebody has been overtaken as often as the rule lets. */
  #isOvertaken(ticket: Ticket, tickets: readonly Ticket[]): boolean {
    const later = tickets.filter(
      (other) =>
        isLater(other, ticket) &&
        other.calls.some(
          ({ no, by, services }) => by === 'turn' && no > ticket.from && services.includes(ticket.service),
        ),
    );
    return later.length >= this.#most;
  }

  #overtake(waiting: Ticket, called: Ticket): readonly string[] {
    if (!isLater(called, waiting)) return [];
    const overtakers = this.#overtakers.get(waiting.id) ?? new Set();
    overtakers.add(called.id);
    this.#overtakers.set(waiting.id, overtakers);
    this.worst = Math.max(this.worst, overtakers.size);
    return overtakers.size > this.#most
      ? [`${waiting.label} was overtaken by ${overtakers.size} later arrivals`]
      : [];
  }

  /** Nobody writes a counter that somebody else holds, but who runs the floor (the model's only with `head`). */
  #flawsOfHold({ before, write }: FloorRecord): readonly string[] {
    const { counter, cause, head } = write;
    const known = before.counters.find(({ id }) => id === counter?.id);
    if (!counter || known?.officer === undefined || known.officer === cause.officer || !head) return [];
    const until = known.at + this.#holdMilliseconds;
    return cause.now < until ? [`counter ${counter.id} was taken from ${known.officer}`] : [];
  }
}

/** What must hold of every floor. */
function flawsOf({ tickets, counters, head }: Floor): readonly string[] {
  const flaws: string[] = [];
  const at = tickets.filter(({ state }) => state === 'CALLED' || state === 'SERVING');
  const signs = at.map(({ counter }) => counter);
  if (new Set(signs).size < signs.length) flaws.push('a counter has two tickets');
  for (const ticket of at) {
    if (counters.find(({ id }) => id === ticket.counter)?.ticket !== ticket.id) {
      flaws.push(`counter ${ticket.counter} does not know that ${ticket.label} stands there`);
    }
  }
  const distinct = (what: string, values: readonly unknown[]) => {
    if (new Set(values).size < values.length) flaws.push(`two tickets have the same ${what}`);
  };
  const calls = tickets.flatMap((ticket) => ticket.calls);
  distinct(
    'number',
    tickets.map(({ label }) => label),
  );
  distinct(
    'id',
    tickets.map(({ id }) => id),
  );
  distinct(
    'request of a call',
    calls.map(({ key }) => key),
  );
  distinct(
    'place among the calls',
    calls.map(({ no }) => no),
  );
  distinct(
    'request that ended it',
    tickets.flatMap(({ finishKey }) => finishKey ?? []),
  );
  if (calls.length !== head.calls) flaws.push(`${head.calls} calls were counted, ${calls.length} made`);
  return flaws;
}
