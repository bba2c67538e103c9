import * as z from 'zod/mini';
import type { CallNote, Ticket } from '../../domain/floor/ticket.ts';
import { bookingId } from '../../domain/ids.ts';

// Names are short: an item and its outbox share one write unit, a kilobyte.

const reasons = { t: 'turn', p: 'priority', c: 'choice' } as const;
const letters = { turn: 't', priority: 'p', choice: 'c' } as const;

/** `12 t key ktp-el,akta`: a call of the ticket. */
const call = z.string().check(z.regex(/^\d+ [tpc] [\w-]+ [a-z0-9,-]*$/));
const reason = z.enum(['t', 'p', 'c']);

const row = z.object({
  id: bookingId,
  no: z.string(),
  svc: z.string(),
  k: z.enum(['booked', 'walk-in']),
  pr: z.optional(z.literal(true)),
  st: z.enum(['WAITING', 'CALLED', 'SERVING', 'PARKED', 'MISSED', 'DONE', 'CANCELLED']),
  v: z.int(),
  cor: z.string(),
  ar: z.int(),
  si: z.int(),
  la: z.optional(z.literal(true)),
  tr: z.optional(z.literal(true)),
  fr: z.int(),
  c: z.optional(z.array(call)),
  mi: z.optional(z.int()),
  ct: z.optional(z.string()),
  ca: z.optional(z.int()),
  sa: z.optional(z.int()),
  sx: z.optional(z.int()),
  se: z.optional(z.int()),
  pa: z.optional(z.int()),
  en: z.optional(z.int()),
  oc: z.optional(z.enum(['finished', 'incomplete', 'referred', 'left'])),
  /** Keys with blanks between. */
  ac: z.optional(z.string()),
  fk: z.optional(z.string()),
  rq: z.optional(z.string()),
  ra: z.optional(z.enum(['good', 'fair', 'poor'])),
  rn: z.optional(z.int()),
  /** `[how it was to be called, p50, p90]` */
  to: z.optional(z.tuple([z.enum(['priority', 'booked', 'walk-in']), z.int(), z.int()])),
});

const callText = ({ no, by, services, key }: CallNote): string =>
  `${no} ${letters[by]} ${key} ${services.join(',')}`;

function readCall(text: string): CallNote {
  const [no = '', by = '', key = '', services = ''] = text.split(' ');
  return {
    no: Number(no),
    by: reasons[reason.parse(by)],
    key,
    services: services === '' ? [] : services.split(','),
  };
}

/** Without attributes that say nothing. */
const told = (attributes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined && value !== false && value !== 0),
  );

/** The attributes of a ticket's row, without its key. */
export const ticketRow = (ticket: Ticket): Record<string, unknown> => ({
  id: ticket.id,
  no: ticket.label,
  svc: ticket.service,
  k: ticket.kind,
  st: ticket.state,
  v: ticket.v,
  cor: ticket.correlationId,
  ar: ticket.arrivedAt,
  si: ticket.since,
  fr: ticket.from,
  ...told({
    pr: ticket.priority,
    la: ticket.late,
    tr: ticket.transferred,
    c: ticket.calls.length === 0 ? undefined : ticket.calls.map(callText),
    mi: ticket.misses,
    ct: ticket.counter,
    ca: ticket.calledAt,
    sa: ticket.servedAt,
    sx: ticket.stretchAt,
    se: ticket.served,
    pa: ticket.parked,
    en: ticket.endedAt,
    oc: ticket.outcome,
    ac: ticket.acts?.join(' '),
    fk: ticket.finishKey,
    rq: ticket.request,
    ra: ticket.rating,
    rn: ticket.ratings,
    to: ticket.told && [ticket.told.kind, ticket.told.p50, ticket.told.p90],
  }),
});

/** Reads a row; throws when it is no ticket. */
export function parseTicket(item: unknown): Ticket {
  const one = row.parse(item);
  return {
    id: one.id,
    label: one.no,
    service: one.svc,
    kind: one.k,
    priority: one.pr ?? false,
    state: one.st,
    v: one.v,
    correlationId: one.cor,
    arrivedAt: one.ar,
    since: one.si,
    late: one.la ?? false,
    transferred: one.tr ?? false,
    from: one.fr,
    calls: (one.c ?? []).map(readCall),
    misses: one.mi ?? 0,
    served: one.se ?? 0,
    parked: one.pa ?? 0,
    ...(one.ct === undefined ? {} : { counter: one.ct }),
    ...(one.ca === undefined ? {} : { calledAt: one.ca }),
    ...(one.sa === undefined ? {} : { servedAt: one.sa }),
    ...(one.sx === undefined ? {} : { stretchAt: one.sx }),
    ...(one.en === undefined ? {} : { endedAt: one.en }),
    ...(one.oc === undefined ? {} : { outcome: one.oc }),
    ...(one.ac === undefined ? {} : { acts: one.ac.split(' ') }),
    ...(one.fk === undefined ? {} : { finishKey: one.fk }),
    ...(one.rq === undefined ? {} : { request: one.rq }),
    ...(one.ra === undefined ? {} : { rating: one.ra }),
    ...(one.rn === undefined ? {} : { ratings: one.rn }),
    ...(one.to === undefined ? {} : { told: { kind: one.to[0], p50: one.to[1], p90: one.to[2] } }),
  };
}
