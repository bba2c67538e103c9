import type { Happened } from '#shared/events/event.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { Closing } from './closing.ts';

/** Where closings are kept: one item each, with the events that its writes cause. Faults throw. */
export interface ClosingStore {
  /** Puts a closing with its event if there is none of this id; otherwise answers the one that is there. */
  readonly put: (closing: Closing, events: readonly Happened[]) => Promise<'stored' | Closing>;
  /** Writes if the closing still has the version before and a legal prior state; `stale`: read again. */
  readonly update: (
    closing: Closing,
    more: { readonly events: readonly Happened[]; readonly now: number },
  ) => Promise<'written' | 'stale'>;
  /** Closings of an office from a date on, in the order of dates; strongly consistent. */
  readonly list: (office: string, from: LocalDate) => Promise<readonly Closing[]>;
  readonly read: (place: Pick<Closing, 'office' | 'date' | 'id'>) => Promise<Closing | undefined>;
}
