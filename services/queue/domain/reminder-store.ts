import type { SheetId } from './sheet.ts';

/** How far the reminders of each sheet have come, so that who goes on after a crash does not begin anew. Faults throw. */
export interface ReminderStore {
  /** The last number whose holder needs no reminder any more; 0: none yet. Strongly consistent. */
  readonly reached: (sheet: SheetId) => Promise<number>;
  /** Takes note of a number; a lower one than before changes nothing. */
  readonly reach: (sheet: SheetId, number: number) => Promise<void>;
}
