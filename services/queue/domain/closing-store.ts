import type { Happened } from '#shared/events/event.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { Closing } from './closing.ts';

/** What led to a write of a closing. */
export interface ClosingCause {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The request, or what else caused it. */
  readonly causationId: string;
  /** The account that did it; absent: time did. */
  readonly officer?: string;
}

/** The cause of a closing itself: who closed, by their request; nobody, where the sheets followed the settings by themselves. */
export const causeOfClosing = ({ at, by, correlationId }: Closing): ClosingCause => ({
  now: at,
  causationId: correlationId,
  ...(by === undefined ? {} : { officer: by }),
});

/** Where closings are kept: one item each, with the events that its writes cause. Faults throw. */
export interface ClosingStore {
  /** Puts a closing with its event, of who closed, if there is none of this id; otherwise answers the one that is there. */
  readonly put: (closing: Closing, events: readonly Happened[]) => Promise<'stored' | Closing>;
  /** Writes if the closing still has the version before and a legal prior state; `stale`: read again. */
  readonly update: (
    closing: Closing,
    more: { readonly events: readonly Happened[]; readonly cause: ClosingCause },
  ) => Promise<'written' | 'stale'>;
  /** Closings of an office from a date on, in the order of dates; strongly consistent. */
  readonly list: (office: string, from: LocalDate) => Promise<readonly Closing[]>;
  readonly read: (place: Pick<Closing, 'office' | 'date' | 'id'>) => Promise<Closing | undefined>;
}
