import { type Cancel, sameChanges } from './cancel.ts';
import { checkInOpens, lag } from './check-in.ts';
import { selfServed } from './claim.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import { giveSeat } from './seat.ts';
import { type Sheet, windowOf } from './sheet.ts';
import type { Change, Guard } from './sheet-write.ts';

const forgets = (tag: Cancel['tag']): Change[] => [
  { do: 'drop person', tag },
  { do: 'remove', place: ['changes', tag] },
];

/**
 * An officer's cancel: the seat can be sold again at once and the person starts the day anew, with no change counted. On a booking
 * that is dead already it frees a person who had used up the changes of the day.
 */
export function voidBooking(
  sheet: Sheet,
  { id, tag }: Cancel,
  { now, changesPerDay }: { readonly now: number; readonly changesPerDay: number },
): Decision {
  const entry = sheet.held[id];
  if (entry === undefined) return refuse({ code: 'not-found' });
  const { name, window } = windowOf(sheet, Math.abs(entry));
  const stands: Guard = { must: '=', place: ['held', id], than: entry };
  if (entry < 0) {
    // Beyond the limit a person is among the people without a booking; below it another booking may be theirs.
    const lockedOut = (sheet.changes[tag] ?? 0) > changesPerDay;
    if (!lockedOut) return done;
    return propose(
      sheet,
      { guards: [stands, sameChanges(sheet, tag)], changes: forgets(tag) },
      { window: name },
    );
  }
  const seat = giveSeat(name, window, now);
  return propose(
    sheet,
    {
      guards: [stands, selfServed(sheet, name, now), ...seat.guards],
      changes: [{ do: 'set', place: ['held', id], to: -entry }, ...seat.changes, ...forgets(tag)],
    },
    { window: name },
  );
}

/** Lets the sheet follow details that were cancelled after self-service had ended; nothing is sold again. */
export function bury(sheet: Sheet, { id, tag }: Cancel, now: number): Decision {
  const entry = sheet.held[id];
  if (entry === undefined) return refuse({ code: 'not-found' });
  if (entry < 0) return done;
  const { name, window } = windowOf(sheet, entry);
  const from = checkInOpens(window.till);
  const taken = ['windows', name, 'taken'] as const;
  return propose(
    sheet,
    {
      guards: [
        { must: '=', place: ['held', id], than: entry },
        {
          must: '<=',
          place: ['windows', name, 'till'],
          than: now - lag,
          otherwise: { code: 'too-early', from },
        },
      ],
      changes: [
        { do: 'set', place: ['held', id], to: -entry },
        { do: 'sum', place: taken, from: taken, by: -1 },
        { do: 'drop person', tag },
      ],
    },
    { window: name },
  );
}
