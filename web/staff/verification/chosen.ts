import type { Purpose } from '../api/requests.ts';
import type { Tab } from './tabs.ts';

/** What an officer has chosen in the worklist: it stays while files are opened and closed. */
export interface Chosen {
  readonly tab: Tab;
  /** `from` of the page in view; the first one has none. */
  readonly from: string | undefined;
  readonly purpose: Purpose;
  /** The request that was opened last, and where it stood: the keys go on from there. */
  readonly at: { readonly id: string; readonly index: number } | undefined;
  /** What was done with it. */
  readonly said: string | undefined;
  /** Opened from the pile of the unclaimed, for checking: it is claimed at once. */
  readonly claims: boolean;
}

/** What an officer finds. */
export const start: Chosen = {
  tab: 'waiting',
  from: undefined,
  purpose: { why: 'verifying' },
  at: undefined,
  said: undefined,
  claims: false,
};
