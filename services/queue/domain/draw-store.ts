import type { LocalTime } from '#shared/time/local.ts';
import type { Entrant } from './draw.ts';
import type { SheetId } from './sheet.ts';

/** A draw of a day. Commitment, seed and hash are 64 lower-case hex digits. */
export interface Draw {
  readonly commitment: string;
  /** Nobody is told before it is drawn. */
  readonly seed: string;
  /** Absent: it is still to come. */
  readonly drawn?: DrawnDay;
}

/** Who took part in a draw and what for, frozen at one instant: all else follows from this and the seed. */
export interface DrawnDay {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly hash: string;
  readonly entrants: readonly Entrant[];
  /** Seats of each window then. */
  readonly seats: ReadonlyMap<LocalTime, number>;
}

/** Where draws are kept. Faults throw. */
export interface DrawStore {
  /** Makes the seed of a day and commits to it, if the day has none. */
  readonly prepare: (sheet: SheetId) => Promise<void>;
  /** Strongly consistent. */
  readonly read: (sheet: SheetId) => Promise<Draw | undefined>;
  /** Freezes who takes part, once: whoever comes second changes nothing. */
  readonly freeze: (sheet: SheetId, drawn: DrawnDay) => Promise<void>;
}
