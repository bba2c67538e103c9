import { selfServed } from './claim.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { BookingId, Tag } from './ids.ts';
import { giveSeat } from './seat.ts';
import { type Sheet, windowOf } from './sheet.ts';
import type { Change, Guard } from './sheet-write.ts';

export interface Cancel {
  readonly id: BookingId;
  readonly tag: Tag;
}

/** Limits that a change of a booking obeys. */
export interface ChangeTerms {
  readonly now: number;
  /** When the seat may be sold again: a random time ahead, so that it cannot be handed to somebody who waits for it. */
  readonly ripeAt: number;
  /** Changes that one person may make a day. */
  readonly changesPerDay: number;
}

/**
 * Ends a booking for good. A person who has used up the changes of the day can still cancel, but stays among the people:
 * otherwise booking and cancelling in turn would burn the numbers of the day.
 */
export function cancel(sheet: Sheet, { id, tag }: Cancel, terms: ChangeTerms): Decision {
  const number = sheet.held[id];
  if (number === undefined) return refuse({ code: 'not-found' });
  if (number < 0) return done;
  const { name, window } = windowOf(sheet, number);

  const seat = giveSeat(name, window, terms.ripeAt);
  const used = sheet.changes[tag] ?? 0;
  const leaves: Change[] = used < terms.changesPerDay ? [{ do: 'drop person', tag }] : [];
  return propose(
    sheet,
    {
      guards: [
        { must: '=', place: ['held', id], than: number },
        selfServed(sheet, name, terms.now),
        sameChanges(sheet, tag),
        ...seat.guards,
      ],
      changes: [
        { do: 'set', place: ['held', id], to: -number },
        { do: 'sum', place: ['changes', tag], from: ['changes', tag], by: 1 },
        ...seat.changes,
        ...leaves,
      ],
    },
    { window: name },
  );
}

/** Guard: nobody counted a change of this person since the sheet was read. */
export function sameChanges(sheet: Sheet, tag: Tag): Guard {
  const used = sheet.changes[tag];
  const place = ['changes', tag] as const;
  return used === undefined ? { must: 'be absent', place } : { must: '=', place, than: used };
}
