import type { FloorWrite } from './floor-store.ts';

/** Why the floor says no; the service's `refusals.ts` says it to people. */
export type FloorRefusalCode =
  | 'not-found'
  | 'counter-taken'
  | 'counter-closed'
  | 'counter-busy'
  | 'nobody-waits'
  | 'wrong-state'
  | 'walk-ins-full'
  | 'key-reused'
  | 'day-not-open'
  | 'day-over';

/** The change of a write, before its cause is known. */
export type FloorChange = Omit<FloorWrite, 'cause'>;

/** What a command makes of the floor as it was read. A write may find that the floor moved on: then read and decide again. */
export type FloorDecision =
  | {
      readonly kind: 'write';
      readonly change: FloorChange;
      /** The command goes on after this write. */
      readonly unfinished?: true;
    }
  /** The floor already says so. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: FloorRefusalCode };

export const unchanged: FloorDecision = { kind: 'done' };

export const no = (code: FloorRefusalCode): FloorDecision => ({ kind: 'refused', code });

export const write = (change: FloorChange): FloorDecision => ({ kind: 'write', change });
