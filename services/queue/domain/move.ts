import type { LocalTime } from '#shared/time/local.ts';
import { type Cancel, type ChangeTerms, sameChanges } from './cancel.ts';
import { selfServed, sellable } from './claim.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import { attachBlock, giveSeat, issueNumber, takeSeat } from './seat.ts';
import { type Sheet, windowOf } from './sheet.ts';
import { brokenGuard, type Guard } from './sheet-write.ts';

export interface Move extends Cancel {
  readonly to: LocalTime;
}

/** Moves a booking to another window of the day: one write, a new number, the old seat cools down. */
export function move(sheet: Sheet, { id, tag, to }: Move, terms: ChangeTerms): Decision {
  const number = sheet.held[id];
  if (number === undefined) return refuse({ code: 'not-found' });
  if (number < 0) return refuse({ code: 'cancelled' });
  const from = windowOf(sheet, number);
  if (from.name === to) return done;
  const target = sheet.windows[to];
  if (!target) return refuse({ code: 'bad-window' });
  if ((sheet.changes[tag] ?? 0) >= terms.changesPerDay) {
    return refuse({ code: 'too-many', what: 'changes', limit: terms.changesPerDay });
  }

  const seat = takeSeat(to, target, terms.now);
  const old = giveSeat(from.name, from.window, terms.ripeAt);
  const guards: Guard[] = [
    { must: '=', place: ['held', id], than: number },
    selfServed(sheet, from.name, terms.now),
    ...sellable(sheet, to, terms.now),
    sameChanges(sheet, tag),
    ...seat.guards,
    ...old.guards,
  ];

  const block = attachBlock(sheet, to, target);
  if (block && !brokenGuard(sheet, { guards, changes: [] }))
    return propose(sheet, block, { window: to, unfinished: true });

  const issued = issueNumber(to, id);
  return propose(
    sheet,
    {
      guards: [...guards, ...issued.guards],
      changes: [
        ...issued.changes,
        ...seat.changes,
        ...old.changes,
        { do: 'sum', place: ['changes', tag], from: ['changes', tag], by: 1 },
      ],
    },
    { window: to },
  );
}
