import { DAY, type LocalDate, type LocalTime } from '#shared/time/local.ts';

/** MISSED: called, and nobody came; they may still come. SERVED: all was done; UNFINISHED: something was lacking. */
export type VisitState = 'BOOKED' | 'CANCELLED' | 'MISSED' | 'UNFINISHED' | 'SERVED';

/** A visit for a request, as the queue tells it. */
export interface Visit {
  /** The queue's booking; another one each day. */
  readonly booking: string;
  /** The queue's count of what became of it: later ones are greater, whatever comes first. */
  readonly version: number;
  readonly state: VisitState;
  readonly date: LocalDate;
  /** Local start of the window; absent: the queue has not told it yet. */
  readonly window?: LocalTime | undefined;
  /** As people read it: `A012`. */
  readonly ticket: string;
}

/** Visits that a request remembers: who books and cancels without end is no reason to grow. */
const MOST = 8;

/**
 * The visits with what the queue tells of one of them; undefined: it tells nothing new. Whatever the order and however often events
 * come, the same is known in the end.
 */
export function visitsAfter(known: readonly Visit[], told: Visit): readonly Visit[] | undefined {
  const before = known.find(({ booking }) => booking === told.booking);
  const window = told.window ?? before?.window;
  if (before && before.version >= told.version) {
    // The booking's own event, overtaken by that of its ticket, still tells the window.
    const completes = before.window === undefined && window !== undefined;
    return completes ? known.map((one) => (one === before ? { ...before, window } : one)) : undefined;
  }
  const after = { ...told, ...(window !== undefined && { window }) };
  return [...known.filter((one) => one !== before), after].toSorted(byImportance).slice(0, MOST);
}

const weight: Readonly<Record<VisitState, number>> = {
  SERVED: 0,
  BOOKED: 1,
  MISSED: 1,
  UNFINISHED: 2,
  CANCELLED: 3,
};

/** What was served first, then what is still to come, the latest day first. */
const byImportance = (a: Visit, b: Visit): number =>
  weight[a.state] - weight[b.state] ||
  (a.date === b.date ? 0 : a.date > b.date ? -1 : 1) ||
  (a.booking < b.booking ? -1 : 1);

/** Whether the person has been there, and all was done that they had to come for. */
export const wasVisited = (visits: readonly Visit[] = []): boolean =>
  visits.some(({ state }) => state === 'SERVED');

/** Until when who has booked a visit is expected: the second morning after its day (epoch milliseconds); undefined: nothing is booked. */
export const awaitedUntil = (visits: readonly Visit[] = []): number | undefined => {
  const days = visits
    .filter(({ state }) => state === 'BOOKED')
    .map(({ date }) => Date.parse(`${date}T00:00:00Z`));
  return days.length === 0 ? undefined : Math.max(...days) + 2 * DAY;
};

/** The visit that counts: the one that took place, or the one that is booked. */
export const visitOf = (visits: readonly Visit[] = []): Visit | undefined =>
  visits.find(({ state }) => state !== 'CANCELLED');
