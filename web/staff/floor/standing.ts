import type { Floor, FloorTicket } from '#services/queue/contract.ts';

const inHall: readonly FloorTicket['state'][] = ['WAITING', 'CALLED', 'SERVING', 'PARKED'];

/** What a supervisor wants to know at one look. */
export interface Standing {
  readonly people: number;
  readonly waiting: number;
  /** Milliseconds that somebody waits already; undefined: nobody waits. */
  readonly longest: number | undefined;
  readonly openCounters: number;
  readonly parked: readonly FloorTicket[];
  readonly missed: readonly FloorTicket[];
  /** Whose tickets end when the day is closed now. */
  readonly affected: readonly FloorTicket[];
  /** Counters with somebody at them: the day does not close before they are done. */
  readonly busy: readonly string[];
}

/** Sums up the floor. */
export function standingOf({ tickets, counters, services, now }: Floor): Standing {
  const waiting = tickets.filter(({ state }) => state === 'WAITING');
  return {
    people: tickets.filter(({ state }) => inHall.includes(state)).length,
    waiting: waiting.length,
    longest:
      waiting.length === 0
        ? undefined
        : Math.max(0, ...services.map(({ longest }) => longest), ...waiting.map(({ since }) => now - since)),
    openCounters: counters.filter(({ state }) => state === 'open').length,
    parked: tickets.filter(({ state }) => state === 'PARKED'),
    missed: tickets.filter(({ state }) => state === 'MISSED'),
    affected: tickets.filter(
      ({ state, misses }) => state === 'WAITING' || state === 'PARKED' || (state === 'MISSED' && misses < 2),
    ),
    busy: counters.filter(({ ticket }) => ticket !== null).map(({ id }) => id),
  };
}
