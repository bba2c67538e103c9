import type { LocalTime } from '#shared/time/local.ts';
import { type Cancel, type ChangeTerms, sameChanges } from './cancel.ts';
import { selfServed, sellable } from './claim.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import { attachBlock, type Favour, giveSeat, issueNumber, noFavour, takeSeat } from './seat.ts';
import { type Sheet, windowOf } from './sheet.ts';
import { brokenGuard, type Change, type Guard } from './sheet-write.ts';
import { shutBy } from './shut.ts';

export interface Move extends Cancel {
  readonly to: LocalTime;
  /** What it may do, uncounted, if the place that it leaves is closed as the sheet says it now. Absent: nothing more. */
  readonly favour?: Favour | undefined;
}

/** Moves a booking to another window of the day: one write, a new number, the old seat cools down. */
export function move(sheet: Sheet, { id, tag, to, favour: offered }: Move, terms: ChangeTerms): Decision {
  const number = sheet.held[id];
  if (number === undefined) return refuse({ code: 'not-found' });
  if (number < 0) return refuse({ code: 'cancelled' });
  const from = windowOf(sheet, number);
  if (from.name === to) return done;
  const target = sheet.windows[to];
  if (!target) return refuse({ code: 'bad-window' });
  if (shutBy(sheet, to) !== undefined) return refuse({ code: 'window-closed' });
  const favour = shutBy(sheet, from.name) === undefined ? undefined : offered;
  if (favour === undefined && (sheet.changes[tag] ?? 0) >= terms.changesPerDay) {
    return refuse({ code: 'too-many', what: 'changes', limit: terms.changesPerDay });
  }

  const granted = favour ?? noFavour(terms.now);
  const seat = takeSeat(to, target, granted);
  const old = giveSeat(from.name, from.window, terms.ripeAt);
  const guards: Guard[] = [
    { must: '=', place: ['held', id], than: number },
    selfServed(sheet, from.name, terms.now),
    ...sellable(sheet, to, { now: terms.now, favour: granted }),
    sameChanges(sheet, tag),
    ...seat.guards,
    ...old.guards,
  ];

  const block = attachBlock(sheet, to, target);
  if (block && !brokenGuard(sheet, { guards }))
    return propose(sheet, block, { window: to, unfinished: true });

  const issued = issueNumber(to, id);
  const counted: Change[] =
    favour === undefined ? [{ do: 'sum', place: ['changes', tag], from: ['changes', tag], by: 1 }] : [];
  return propose(
    sheet,
    {
      guards: [...guards, ...issued.guards],
      changes: [...issued.changes, ...seat.changes, ...old.changes, ...counted],
    },
    { window: to },
  );
}
