import type { Board, Booking, Place } from '#services/queue/contract.ts';

// What a ticket's holder is told on the day of the visit: pure, so that every stage can be tried.

/** Milliseconds that we suppose people need to get to the office; the page says so. */
const WAY = 30 * 60_000;
/** Milliseconds before the booked time at which one had best be there, to check in and sit down. */
const EARLY = 10 * 60_000;
/** Check-in opens so long after self-service ended, in milliseconds. */
const LAG = 60_000;

/** Somebody is near when so few are called before, or so few minutes are likely left. */
const NEAR_AHEAD = 5;
const NEAR_MINUTES = 15;

export interface Busy {
  /** People who wait for the service now. */
  readonly waiting: number;
  readonly wait: Place['wait'];
}

/** Where a ticket stands, as far as its holder must know. Instants are epoch milliseconds. */
export type Stage =
  | { readonly name: 'early'; readonly leaveAt: number; readonly busy: Busy | undefined }
  | { readonly name: 'leave'; readonly startsAt: number; readonly busy: Busy | undefined }
  | { readonly name: 'come'; readonly busy: Busy | undefined }
  | { readonly name: 'late'; readonly busy: Busy | undefined }
  | { readonly name: 'waiting'; readonly ahead: number; readonly wait: Place['wait']; readonly near: boolean }
  | { readonly name: 'next'; readonly wait: Place['wait'] }
  | { readonly name: 'called'; readonly counter: string | null }
  | { readonly name: 'serving'; readonly counter: string | null }
  | { readonly name: 'parked' }
  | { readonly name: 'missed' }
  | { readonly name: 'done'; readonly rating: Place['rating'] }
  | { readonly name: 'closed'; readonly wasThere: boolean };

/** Of who has checked in, or just came and has a number. */
export function stageOf({ state, ahead, wait, counter, rating }: Place): Stage {
  switch (state) {
    case 'WAITING': {
      if (ahead === null || ahead === 0) return { name: 'next', wait };
      const near = ahead <= NEAR_AHEAD || (wait !== null && wait.p50 <= NEAR_MINUTES);
      return { name: 'waiting', ahead, wait, near };
    }
    case 'CALLED':
      return { name: 'called', counter };
    case 'SERVING':
      return { name: 'serving', counter };
    case 'PARKED':
      return { name: 'parked' };
    case 'MISSED':
      return { name: 'missed' };
    case 'DONE':
      return { name: 'done', rating };
    case 'CANCELLED':
      return { name: 'closed', wasThere: true };
  }
}

/** Of who has not checked in yet, on the day of the visit. `startsAt` and `endsAt` are those of the booked window. */
export function stageBefore(
  { till }: Pick<Booking, 'till'>,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
  {
    board,
    service,
    now,
  }: { readonly board: Board | undefined; readonly service: string; readonly now: number },
): Stage {
  if (board?.day === 'over') return { name: 'closed', wasThere: false };
  const line = board?.services.find(({ id }) => id === service);
  const busy = line && board?.day === 'open' ? { waiting: line.waiting, wait: line.wait } : undefined;
  if (now >= endsAt) return { name: 'late', busy };
  if (now >= startsAt - EARLY && now >= till + LAG) return { name: 'come', busy };
  const leaveAt = startsAt - EARLY - WAY;
  return now < leaveAt ? { name: 'early', leaveAt, busy } : { name: 'leave', startsAt, busy };
}

/** Whether nothing will change any more. */
export const isOver = ({ name }: Stage): boolean => name === 'done' || name === 'closed';

/**
 * What makes a stage worth saying aloud: the same text as before means that nothing did. Far away, every fifth person counts;
 * near, every one.
 */
export function newsOf(stage: Stage): string {
  if (stage.name === 'waiting') {
    return `${stage.name} ${stage.near} ${stage.near ? stage.ahead : Math.ceil(stage.ahead / 5) * 5}`;
  }
  return 'counter' in stage ? `${stage.name} ${stage.counter}` : stage.name;
}

/** Whether a phone in a pocket should buzz for it. */
export const isCall = ({ name }: Stage): boolean => name === 'next' || name === 'called';

/** Whether the turn is still to come, so that one may ask to be told. */
export const isStillToCome = (stage: Stage): boolean =>
  !isOver(stage) && stage.name !== 'called' && stage.name !== 'serving';
