import type { Request, RequestState } from './request.ts';
import { turn } from './steps.ts';

/** Where an open request lies in the worklist of its office. */
export const piles = ['waiting', 'claimed', 'citizen', 'verified', 'processing', 'ready'] as const;

export type Pile = (typeof piles)[number];

const pileOf = {
  SUBMITTED: 'waiting',
  RESUBMITTED: 'waiting',
  CLAIMED: 'claimed',
  RETURNED: 'citizen',
  AWAITING_VISIT: 'citizen',
  VERIFIED: 'verified',
  PROCESSING: 'processing',
  READY: 'ready',
  DELIVERED: undefined,
  REJECTED: undefined,
  WITHDRAWN: undefined,
  EXPIRED: undefined,
} as const satisfies Readonly<Record<RequestState, Pile | undefined>>;

/** A place in a pile: who has priority first, then who is due first, or, where nothing runs, who has waited longest. */
export interface PileEntry {
  readonly pile: Pile;
  readonly priority: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Where a request lies; undefined: it has ended, or nobody can work on it any more. */
export function entryOf(request: Request): PileEntry | undefined {
  const { state, priority, due, turnedAt, submittedAt, forgottenAt } = request;
  const pile = forgottenAt === undefined ? pileOf[state] : undefined;
  return pile && { pile, priority, at: due ?? turnedAt ?? submittedAt };
}

/** Whether nothing can happen to a request any more. */
export const hasEnded = ({ state, forgottenAt }: Pick<Request, 'state' | 'forgottenAt'>): boolean =>
  turn[state] === 'nobody' || forgottenAt !== undefined;

/** Whether a request stands in the way of another one of its person for the same document. Once that is there, they may need it again. */
export const standsInTheWay = (request: Pick<Request, 'state' | 'forgottenAt'>): boolean =>
  !hasEnded(request) && request.state !== 'READY';
