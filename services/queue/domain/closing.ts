import type { Text } from '#shared/region/schema.ts';
import type { LocalDate, LocalTime } from '#shared/time/local.ts';

/**
 * CLOSED: nothing is sold there any more, and it can still be undone. UNDONE: as if it had never been. ANNOUNCED: everybody affected is
 * told. REOPENED: they are told again. OVER: the day has passed.
 */
export type ClosingState = 'CLOSED' | 'UNDONE' | 'ANNOUNCED' | 'REOPENED' | 'OVER';

/** States that a closing may have before a write leaves it in a state; the domain and the write's condition read this. */
export const priorClosingStates = {
  CLOSED: ['CLOSED'],
  UNDONE: ['CLOSED', 'UNDONE'],
  ANNOUNCED: ['CLOSED', 'ANNOUNCED'],
  REOPENED: ['ANNOUNCED', 'REOPENED'],
  OVER: ['ANNOUNCED', 'OVER'],
} as const satisfies Record<ClosingState, readonly ClosingState[]>;

/** Milliseconds in which a closing can be undone; nobody is told before. */
const UNDO_LASTS = 60_000;

/** A stretch of a day that an official closed, or that the settings no longer have. Instants are epoch milliseconds. */
export interface Closing {
  /** 11 base64url characters, made from the request's key. */
  readonly id: string;
  readonly office: string;
  readonly date: LocalDate;
  readonly services: readonly string[];
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly reason: Text;
  readonly state: ClosingState;
  /** The state whose work has been carried out. */
  readonly done?: ClosingState;
  /** Counts the writes. */
  readonly v: number;
  /** The account that closed it; absent: the sheets followed settings that no request changed. */
  readonly by?: string;
  /** It follows the settings: it stands as long as the office is not open then, and nobody opens it by hand. */
  readonly origin?: 'settings';
  readonly at: number;
  /** From when to when nobody was served, for figures to leave out; an undone one has no length. */
  readonly closedFrom: number;
  readonly closedTo: number;
  readonly correlationId: string;
  /** Digest of what its request asked for; absent on closings of before it was kept. */
  readonly asked?: string;
}

/** Until when the closing can be undone. */
export const undoUntil = ({ at }: Pick<Closing, 'at'>): number => at + UNDO_LASTS;

/** The state that time alone brings a closing to. */
export function stateAt(
  closing: Closing,
  { now, today }: { readonly now: number; readonly today: LocalDate },
) {
  if (closing.state === 'CLOSED' && now >= undoUntil(closing)) return 'ANNOUNCED';
  if (closing.state === 'ANNOUNCED' && closing.done === 'ANNOUNCED' && closing.date < today) return 'OVER';
  return closing.state;
}

/** The closing opened again: within its first minute as if it had never been, later with the time that it lasted. */
export function reopened(closing: Closing, now: number): Closing {
  const undone = closing.state === 'CLOSED';
  const { closedFrom, closedTo } = closing;
  return {
    ...closing,
    state: undone ? 'UNDONE' : 'REOPENED',
    v: closing.v + 1,
    closedTo: undone ? closedFrom : Math.max(closedFrom, Math.min(closedTo, now)),
  };
}
