import * as z from 'zod/mini';
import type { Called, Counter, Day, Head, Line } from '../../domain/floor/floor.ts';
import { bookingId } from '../../domain/ids.ts';

const notice = z.object({ id: z.string(), en: z.string() });

const dayRow = z.object({
  st: z.enum(['open', 'over']),
  v: z.int(),
  nt: z.array(notice),
  last: z.int(),
  w: z.record(z.string(), z.int()),
});

/** `[place among the calls, ticket, counter, at, again]` */
const calledRow = z.tuple([z.int(), z.string(), z.string(), z.int(), z.int()]);

const headRow = z.object({
  v: z.int(),
  n: z.int(),
  a: z.record(z.string(), calledRow),
  l: z.array(calledRow),
});

const counterRow = z.object({
  id: z.string(),
  v: z.int(),
  st: z.enum(['open', 'break', 'closed']),
  svc: z.array(z.string()),
  of: z.optional(z.string()),
  ta: z.int(),
  t: z.optional(bookingId),
  pl: z.boolean(),
});

const lineRow = z.object({
  v: z.int(),
  n: z.int(),
  a: z.record(z.string(), z.string()),
  /** `A0120 B0011`: labels, each with the place of its service in `s` (at most 26 of an office) in base 36. */
  o: z.string(),
  s: z.array(z.string()),
  op: z.array(z.array(z.string())),
  st: z.enum(['before', 'open', 'over']),
  nt: z.array(notice),
  w: z.record(z.string(), z.array(z.tuple([z.int(), z.int(), z.int()]))),
});

const calledOf = ({ no, ticket, counter, at, again }: Called) => [no, ticket, counter, at, again];
const readCalled = ([no, ticket, counter, at, again]: z.output<typeof calledRow>): Called => ({
  no,
  ticket,
  counter,
  at,
  again,
});
const mapValues = <From, To>(entries: Readonly<Record<string, From>>, of: (value: From) => To) =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, of(value)]));

export const rowOfDay = ({ state, v, notices, last, issued }: Day) => ({
  st: state,
  v,
  nt: notices,
  last,
  w: issued,
});

/** Reads a row; throws when it is none of a day. */
export function parseDay(item: unknown): Day {
  const { st, v, nt, last, w } = dayRow.parse(item);
  return { state: st, v, notices: nt, last, issued: w };
}

export const rowOfHead = ({ v, calls, at, last }: Head) => ({
  v,
  n: calls,
  a: mapValues(at, calledOf),
  l: last.map(calledOf),
});

/** Reads a row; throws when it is no head. */
export function parseHead(item: unknown): Head {
  const { v, n, a, l } = headRow.parse(item);
  return { v, calls: n, at: mapValues(a, readCalled), last: l.map(readCalled) };
}

export const rowOfCounter = ({ id, v, state, services, officer, at, ticket, priorityLast }: Counter) => ({
  id,
  v,
  st: state,
  svc: services,
  ...(officer === undefined ? {} : { of: officer }),
  ta: at,
  ...(ticket === undefined ? {} : { t: ticket }),
  pl: priorityLast,
});

/** Reads a row; throws when it is no counter. */
export function parseCounter(item: unknown): Counter {
  const { id, v, st, svc, of: officer, ta, t, pl } = counterRow.parse(item);
  return {
    id,
    v,
    state: st,
    services: svc,
    at: ta,
    priorityLast: pl,
    ...(officer === undefined ? {} : { officer }),
    ...(t === undefined ? {} : { ticket: t }),
  };
}

export function rowOfLine({ v, calls, at, order, open, day, notices, waits }: Line) {
  const services = [...new Set(order.map(([, service]) => service))];
  return {
    v,
    n: calls,
    a: at,
    o: order.map(([label, service]) => `${label}${services.indexOf(service).toString(36)}`).join(' '),
    s: services,
    op: open,
    st: day,
    nt: notices,
    w: waits,
  };
}

/** Reads a row; throws when it is no line. */
export function parseLine(item: unknown): Line {
  const { v, n, a, o, s, op, st, nt, w } = lineRow.parse(item);
  const order = o === '' ? [] : o.split(' ');
  return {
    v,
    calls: n,
    at: a,
    order: order.map((entry) => [entry.slice(0, -1), s[Number.parseInt(entry.slice(-1), 36)] ?? '']),
    open: op,
    day: st,
    notices: nt,
    waits: w,
  };
}
