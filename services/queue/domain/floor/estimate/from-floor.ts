import { type Caller, type OrderRules, overtakings } from '../order.ts';
import type { Ticket } from '../ticket.ts';
import { dayOf, type Learnt } from './learnt.ts';
import type { CallingCounter, Coming, Kind, LineNow, Waiting } from './wait.ts';

const minute = 60_000;

/** Minutes for which a break that is not planned is taken to last, and at least still lasts. */
const shortBreak = { whole: 10 * minute, left: 3 * minute };

/** So long before a planned break counters may leave for it, and so long into it those that still call are taken to leave. */
const leaves = 20 * minute;

const hour = 60 * minute;

/** So long before the booked time people usually come. */
const early = 30 * minute;

/** A counter that usually calls is expected for so long after its usual time, and never sooner than in some minutes. */
const expectedFor = 45 * minute;
const opensNext = 5 * minute;

/** The day of an office as far as waits depend on it; instants are epoch milliseconds. */
export interface DayPlan {
  /** When the local day began. */
  readonly midnight: number;
  /** Start of the first opening span; absent: the office does not open. */
  readonly opens?: number;
  /** End of the last opening span. */
  readonly closes: number;
  /** Between the opening spans. */
  readonly breaks: LineNow['breaks'];
}

/** The counters that an office has, and what any of them may call. */
export interface CounterPlan {
  readonly counters: number;
  readonly services: readonly string[];
}

interface FloorNow {
  readonly tickets: readonly Ticket[];
  readonly counters: readonly (Caller & {
    readonly id: string;
    readonly state: 'open' | 'break' | 'closed';
    readonly at: number;
  })[];
}

/** How a ticket that waits is called. */
export const kindOf = ({ priority, kind, late }: Pick<Ticket, 'priority' | 'kind' | 'late'>): Kind => {
  if (priority) return 'priority';
  return kind === 'booked' && !late ? 'booked' : 'walk-in';
};

/** The floor as waits are estimated from. */
export function lineNowOf(
  { tickets, counters }: FloorNow,
  {
    rules,
    plan,
    office,
    learnt,
    now,
  }: {
    readonly rules: OrderRules;
    readonly plan: DayPlan;
    readonly office: CounterPlan;
    readonly learnt: Pick<Learnt, 'counters'>;
    readonly now: number;
  },
): LineNow {
  const present = new Map(
    tickets
      .filter(({ state }) => state === 'CALLED' || state === 'SERVING')
      .map((ticket) => [ticket.counter, ticket]),
  );
  const waiting = tickets
    .filter(({ state }) => state === 'WAITING')
    .toSorted((a, b) => a.since - b.since || (a.label < b.label ? -1 : 1))
    .map((ticket): Waiting => {
      const { id, service, since, transferred } = ticket;
      const one = { id, service, since, kind: kindOf(ticket), overtaken: overtakings(ticket, tickets) };
      return transferred ? { ...one, transferred } : one;
    });
  return {
    midnight: plan.midnight,
    closes: plan.closes,
    breaks: plan.breaks,
    waiting,
    mostOvertakings: rules.mostOvertakings,
    coming: comingOf(tickets, now),
    counters: [
      ...counters.flatMap((counter): readonly CallingCounter[] => {
        const { id, state, at, services, priorityLast } = counter;
        if (state === 'closed') return [];
        if (state === 'break') return [{ services, priorityLast, from: backAt(at, plan.breaks, now) }];
        const away = plan.breaks.find(({ from, to }) => now >= from && now < Math.min(to, from + leaves));
        const ticket = present.get(id);
        const busy =
          ticket?.calledAt === undefined
            ? {}
            : { busy: { service: ticket.service, calledAt: ticket.calledAt } };
        return [{ services, priorityLast, ...busy, ...(away ? { from: away.to } : {}) }];
      }),
      ...(isFirstDay(learnt.counters, plan)
        ? likelyToOpen(office, counters, plan, now)
        : notYetOpen(learnt.counters, counters, plan, now)),
    ],
  };
}

/** Counters that usually call at this time of the day, or will soon, and have not been opened today. */
function notYetOpen(
  known: Learnt['counters'],
  seen: FloorNow['counters'],
  { midnight }: DayPlan,
  now: number,
): readonly CallingCounter[] {
  return Object.entries(known).flatMap(([sign, { services, opens }]) => {
    const usually = midnight + opens * minute;
    if (seen.some(({ id }) => id === sign) || now > usually + expectedFor) return [];
    return [{ services, priorityLast: false, from: Math.max(usually, now + opensNext) }];
  });
}

/** Whether no earlier day has shown when counters open. */
const isFirstDay = (known: Learnt['counters'], { midnight }: Pick<DayPlan, 'midnight'>): boolean =>
  Object.values(known).every(({ day }) => day === dayOf(midnight));

/**
 * On an office's first day: of the counters that have not been opened half are expected when the office opens or soon, for an office
 * has more signs than officers. Without them the line would be reckoned for whoever opens first alone.
 */
function likelyToOpen(
  { counters, services }: CounterPlan,
  seen: FloorNow['counters'],
  { opens }: Pick<DayPlan, 'opens'>,
  now: number,
): readonly CallingCounter[] {
  if (opens === undefined || now > opens + expectedFor) return [];
  const from = Math.max(opens, now) + opensNext;
  const others = Math.max(0, Math.ceil((counters - seen.length) / 2));
  return Array.from({ length: others }, () => ({ services, priorityLast: false, from }));
}

/** When a counter that left at an instant is back. */
function backAt(left: number, breaks: LineNow['breaks'], now: number): number {
  const planned = breaks.find(({ from, to }) => left >= from - leaves && left < to);
  return Math.max(planned?.to ?? left + shortBreak.whole, now + shortBreak.left);
}

/** Who goes before others that wait, as many an hour as came in the last one; who came long before their time says nothing of that. */
function comingOf(tickets: readonly Ticket[], now: number): readonly Coming[] {
  const coming = new Map<string, Coming>();
  for (const ticket of tickets) {
    const kind = kindOf(ticket);
    const { arrivedAt, since } = ticket;
    if (kind === 'walk-in' || arrivedAt <= now - hour || since > now + early) continue;
    const { service } = ticket;
    const perHour = (coming.get(`${kind} ${service}`)?.perHour ?? 0) + 1;
    coming.set(`${kind} ${service}`, { service, kind, perHour });
  }
  return [...coming.values()];
}
