import type { LocalDate } from '#shared/time/local.ts';
import type { Cell, CellChange } from '../figures/cells.ts';
import type { Counters } from '../figures/counters.ts';
import type { KeptEvent } from './consumed.ts';
import type { Thread } from './entries.ts';
import type { Entry, RecordedExclusion, Ruling } from './entry.ts';

/** A thread as it is stored. */
export interface StoredThread {
  readonly id: string;
  /** What is known of it now, without what closes or leaves out its days. */
  readonly events: readonly KeptEvent[];
  readonly rulings: readonly Ruling[];
  /** The lines that stand in the log and are counted. */
  readonly lines: readonly Entry[];
  /** Counts the writes of the lines; 0: none yet. */
  readonly v: number;
}

/** The lines of a thread, made anew over the version that was read. */
interface LinesWrite {
  readonly id: string;
  readonly v: number;
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
  readonly changes: readonly CellChange[];
}

/** What closes or leaves out parts of a day of an office. */
type DayFacts = Pick<Thread, 'closings' | 'exclusions'>;

/** The log and what is counted from it. What is kept is never changed, but for names that are dropped. */
export interface LogStore {
  /** `known`: it was kept before, and stays as it was. */
  readonly keep: (event: KeptEvent) => Promise<'kept' | 'known'>;
  /** A ruling on a line; one line is ruled on once. */
  readonly rule: (ruling: Ruling, thread: string) => Promise<'kept' | 'known'>;
  readonly exclude: (exclusion: RecordedExclusion, date: LocalDate) => Promise<'kept' | 'known'>;
  readonly readThread: (id: string) => Promise<StoredThread>;
  readonly readDayFacts: (office: string, date: LocalDate) => Promise<DayFacts>;
  /** `stale`: the lines were written meanwhile; read and make them again. */
  readonly writeLines: (write: LinesWrite) => Promise<'written' | 'stale'>;
  /** Lines of an office's day; with `officer`, those of that account only. */
  readonly listDay: (office: string, date: LocalDate, officer?: string) => Promise<readonly Entry[]>;
  /** What is counted of an office's services in a month (`2026-12`). */
  readonly readOffice: (office: string, month: string) => Promise<readonly Counted[]>;
  /** What is counted of an officer in a month, office by office. */
  readonly readOfficer: (officer: string, month: string) => Promise<readonly Counted[]>;
  /** Keeps the events of a thread without their actors. */
  readonly dropActors: (id: string) => Promise<void>;
}

/** A cell with what was counted in it. */
export interface Counted {
  readonly cell: Cell;
  readonly counters: Counters;
}
