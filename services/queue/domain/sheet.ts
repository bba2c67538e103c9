import { type LocalDate, type LocalTime, localTime } from '#shared/time/local.ts';
import type { BookingId, Tag } from './ids.ts';

/** One sheet is one office, service and day. */
export interface SheetId {
  readonly office: string;
  readonly service: string;
  readonly date: LocalDate;
}

/** First and last ticket number of a block. */
export type Block = readonly [number, number];

/** A window of the day; its start is its name. */
export interface Window {
  readonly end: LocalTime;
  /** Seats on sale; 0: the office closed the window. */
  readonly cap: number;
  /** Seats taken, cooling ones included. Above `cap` (quota was lowered) nothing cools. */
  readonly taken: number;
  /** Number issued last. */
  readonly last: number;
  /** Last number of the block in use. */
  readonly blockEnd: number;
  /** Blocks owned so far, oldest first: they tell the window of a number. */
  readonly blocks: readonly Block[];
  /** When each cancelled seat may be sold again. */
  readonly cooling: readonly number[];
  /** Counts the officer's changes of the window. */
  readonly revision: number;
  /** When self-service ends; check-in opens a minute later. */
  readonly till: number;
  /**
   * Above 0: somebody waits for a seat of the window, and nobody else is sold one. Each who begins to wait counts it up, so that a
   * clearing decided before is void; below 0: nobody waits any more; absent: nobody ever did.
   */
  readonly waited?: number;
}

/** When requests for a draw are taken: those from `collectsFrom` on and before `drawsAt` take part (epoch milliseconds). */
export interface DrawTimes {
  readonly collectsFrom: number;
  readonly drawsAt: number;
}

/** A stretch of the day that the office closed by hand: the closing, and its local start and end. */
export type Shut = readonly [closing: string, from: LocalTime, to: LocalTime];

/** The only commit record of a day: who holds which number. Instants are epoch milliseconds. */
export interface Sheet {
  readonly id: SheetId;
  /** Counts the writes. */
  readonly v: number;
  /** First letter of its tickets. */
  readonly letter: string;
  readonly opensAt: number;
  readonly windows: Readonly<Record<LocalTime, Window>>;
  /** Number of each booking; a cancelled one stays for good with its number negated. */
  readonly held: Readonly<Record<BookingId, number>>;
  /** Who holds a booking, or used up the changes of the day. */
  readonly people: ReadonlySet<Tag>;
  /** Moves and cancels of a person that day. */
  readonly changes: Readonly<Record<Tag, number>>;
  /** Blocks that no window owns yet, lowest first. */
  readonly spare: readonly Block[];
  /** Highest number of any block. */
  readonly top: number;
  /** The day is drawn among who asks between two instants; absent: who comes first is served. Fixed when the sheet is made. */
  readonly draw?: DrawTimes;
  /** What is closed by hand; absent: nothing. Quotas stay as they are beside it, so that reopening restores them. Grows only. */
  readonly shut?: readonly Shut[];
}

/** Whether somebody waits for a seat of the window. */
export const isWaitedFor = ({ waited = 0 }: Pick<Window, 'waited'>): boolean => waited > 0;

/** The window that a number belongs to; throws when the sheet never issued it. */
export function windowOf(sheet: Sheet, number: number): { name: LocalTime; window: Window } {
  for (const [name, window] of windowsOf(sheet)) {
    if (window.blocks.some(([first, last]) => first <= number && number <= last)) return { name, window };
  }
  throw new Error(`No window of sheet ${Object.values(sheet.id).join('/')} owns number ${number}`);
}

/** Where a booking stands on its sheet. */
export interface Standing {
  readonly state: 'held' | 'released';
  readonly number: number;
  readonly window: LocalTime;
  /** Version of the sheet that says so. */
  readonly v: number;
}

/** Where a booking stands; undefined: the sheet has never seen it. */
export function standingOf(sheet: Sheet, booking: BookingId): Standing | undefined {
  const entry = sheet.held[booking];
  if (entry === undefined) return undefined;
  const number = Math.abs(entry);
  const state = entry > 0 ? 'held' : 'released';
  return { state, number, window: windowOf(sheet, number).name, v: sheet.v };
}

/** Windows in the order of the day. */
export const windowsOf = (sheet: Sheet): readonly (readonly [LocalTime, Window])[] =>
  Object.entries(sheet.windows)
    .map(([name, window]) => [localTime.parse(name), window] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
