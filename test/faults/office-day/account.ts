import type { Booking } from '#services/queue/domain/booking.ts';
import type { Floor } from '#services/queue/domain/floor/floor.ts';
import type { Ticket } from '#services/queue/domain/floor/ticket.ts';
import type { Delivery } from '../city/inside.ts';
import type { Publication } from '../city/witness.ts';
import type { End, Visit } from './visit.ts';

/** What lies in the table after a day. */
interface Stored {
  readonly floor: Floor;
  readonly bookings: ReadonlyMap<string, Booking>;
}

const bookingStates: Readonly<Record<End, Booking['state']>> = {
  cancelled: 'CANCELLED',
  'no-show': 'BOOKED',
  served: 'ARRIVED',
  missed: 'ARRIVED',
  'left-over': 'ARRIVED',
};

const ticketStates: Readonly<Partial<Record<End, Ticket['state']>>> = {
  served: 'DONE',
  missed: 'MISSED',
  'left-over': 'CANCELLED',
};

/** Which event tells each thing that was done; what has none changes no state that others know of. */
const eventsOf = (visit: Visit): Readonly<Record<string, number>> => {
  const { done, plan } = visit;
  const came = plan.booked === undefined ? 'TicketIssued.v1' : 'CheckedIn.v1';
  return {
    'SlotBooked.v1': done.booked,
    'SlotCancelled.v1': done.cancelled,
    [came]: done.arrived,
    'TicketCalled.v1': done.called,
    'ServiceStarted.v1': done.served,
    'TicketMissed.v1': done.missed,
    'TicketParked.v1': done.parked,
    'TicketTransferred.v1': done.transferred,
    'TicketServed.v1': done.finished,
    'TicketLeftOver.v1': done.leftOver,
  };
};

/** What people and counters know against what lies in the table: nobody more, nobody less, nobody otherwise. */
export function flawsOfPeople(visits: readonly Visit[], { floor, bookings }: Stored): readonly string[] {
  const flaws: string[] = [];
  const tickets = new Map<string, Ticket>(floor.tickets.map((ticket) => [ticket.id, ticket]));
  for (const visit of visits) {
    flaws.push(...visit.wrong);
    const { id = '', label, end, plan, done } = visit;
    const who = `person ${plan.person} (${label})`;
    if (end === undefined) {
      flaws.push(`nobody knows what became of ${who}`);
      continue;
    }
    const booking = bookings.get(id);
    if (plan.booked !== undefined && booking?.state !== bookingStates[end]) {
      flaws.push(`${who} ended as ${end}, the booking is ${booking?.state}`);
    }
    const ticket = tickets.get(id);
    tickets.delete(id);
    const state = ticketStates[end];
    if (state === undefined) {
      if (ticket) flaws.push(`${who} never came and has a ticket`);
      continue;
    }
    const kept = ticket && [
      ticket.state,
      ticket.label,
      ticket.service,
      ticket.kind,
      ticket.priority,
      ticket.misses,
      ticket.calls.length,
      end === 'served' ? `${ticket.outcome} at ${ticket.counter}` : '',
    ];
    const known = [
      state,
      label,
      visit.service,
      plan.booked === undefined ? 'walk-in' : 'booked',
      plan.priority,
      done.missed,
      done.called,
      end === 'served' ? `${plan.outcome} at ${visit.counter}` : '',
    ];
    if (kept?.join() !== known.join()) flaws.push(`${who} knows ${known.join()}, the table ${kept?.join()}`);
  }
  for (const [, { label, state }] of tickets) flaws.push(`${label} is ${state}, and nobody was told of it`);
  const theirs = new Set(visits.map(({ id }) => id));
  for (const [id, { state }] of bookings) {
    if (!theirs.has(id)) flaws.push(`booking ${id} is ${state}, and nobody was told of it`);
  }
  return [
    ...flaws,
    ...repeated(
      'number',
      floor.tickets.map(({ label }) => label),
    ),
  ];
}

/** What is written twice among values that must be distinct. */
const repeated = (what: string, values: readonly string[]): readonly string[] =>
  values.length === new Set(values).size
    ? []
    : [`${values.length - new Set(values).size} have the same ${what}`];

/** What was done against what was told on the bus: each thing once, and under the same number. */
export function flawsOfEvents(visits: readonly Visit[], publications: readonly Publication[]): string[] {
  const told = new Map<string, Map<string, Publication>>();
  for (const publication of publications) {
    const { subject, id } = publication;
    const known = told.get(subject) ?? new Map<string, Publication>();
    told.set(subject, known.set(id, publication));
  }
  const flaws: string[] = [];
  for (const visit of visits) {
    const events = [...(told.get(visit.id ?? '')?.values() ?? [])];
    told.delete(visit.id ?? '');
    const counted = Object.fromEntries(Object.keys(eventsOf(visit)).map((type) => [type, 0]));
    for (const { type, content } of events) {
      counted[type] = (counted[type] ?? 0) + 1;
      if (!content.includes(`"ticket":"${visit.label}"`))
        flaws.push(`${type} of ${visit.label} tells ${content}`);
    }
    const [done, heard] = [eventsOf(visit), counted].map((counts) => textOf(counts));
    if (done !== heard) flaws.push(`${visit.label}: done ${done}, told ${heard}`);
  }
  for (const [subject, events] of told) {
    const types = [...events.values()].map(({ type }) => type);
    if (types.some((type) => /^(Slot|Ticket|Checked|Service)/.test(type)))
      flaws.push(`${types.join(' ')} of ${subject}, of whom nobody knows`);
  }
  return flaws;
}

const textOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, times]) => times > 0)
    .map(([type, times]) => `${type} ${times}`)
    .toSorted()
    .join(' · ');

/** Calls of the day by their events: a counter calls nobody while somebody stands there. */
export function flawsOfCounters(publications: readonly Publication[]): string[] {
  const leaves = new Set(['TicketMissed.v1', 'TicketParked.v1', 'TicketTransferred.v1', 'TicketServed.v1']);
  const known = new Map(publications.map((publication) => [publication.id, publication]));
  const flaws: string[] = [];
  const stands = new Map<string, string>();
  const inOrder = [...known.values()].toSorted(
    (one, other) =>
      one.occurredAt - other.occurredAt ||
      Number(leaves.has(other.type)) - Number(leaves.has(one.type)) ||
      one.version - other.version,
  );
  for (const { type, subject, counter } of inOrder) {
    if (counter === undefined) continue;
    if (leaves.has(type) && stands.get(counter) === subject) stands.delete(counter);
    if (type !== 'TicketCalled.v1') continue;
    const there = stands.get(counter);
    if (there !== undefined) flaws.push(`${subject} was called to ${counter} while ${there} stood there`);
    stands.set(counter, subject);
  }
  return flaws;
}

/** Messages that a booking led to: the courier's and the notifications' record of each thing, once. */
export function flawsOfMessages(
  visits: readonly Visit[],
  { deliveries, sent }: { readonly deliveries: readonly Delivery[]; readonly sent: number },
): string[] {
  const flaws: string[] = [];
  const kinds = new Map<string, number>();
  for (const { subject, kind, channel, state } of deliveries) {
    if (state !== 'SENT' && state !== 'UNSURE') flaws.push(`message ${subject} ${kind} is ${state}`);
    const name = `${subject} ${kind} ${channel}`;
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
  }
  for (const { id, label, done, plan } of visits) {
    // Of a booking that was given up at once the courier may tell the end alone.
    const begun = kinds.get(`${id} slot-booked sms`) ?? 0;
    const expected: Readonly<Record<string, number>> = {
      'slot-booked': done.cancelled > 0 ? Math.min(begun, done.booked) : done.booked,
      'slot-cancelled': done.cancelled,
      reminder: done.booked - done.cancelled,
    };
    if (plan.booked === undefined) continue;
    for (const [kind, times] of Object.entries(expected)) {
      const told = kinds.get(`${id} ${kind} sms`) ?? 0;
      if (told !== times) flaws.push(`${label} was told ${kind} ${told} times, not ${times}`);
    }
    // Messages about a visit are a subject of their own.
    const leftOver = kinds.get(`${id}.visit left-over sms`) ?? 0;
    if (leftOver !== done.leftOver) {
      flaws.push(`${label} was told left-over ${leftOver} times, not ${done.leftOver}`);
    }
  }
  const surely = deliveries.filter(({ state }) => state === 'SENT').length;
  if (sent < surely || sent > deliveries.length) {
    flaws.push(`${sent} messages went out, ${surely} are recorded as sent, ${deliveries.length} in all`);
  }
  return flaws;
}
