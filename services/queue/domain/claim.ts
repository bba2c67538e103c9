import type { LocalTime } from '#shared/time/local.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { BookingId, Tag } from './ids.ts';
import { attachBlock, issueNumber, takeSeat } from './seat.ts';
import type { Sheet } from './sheet.ts';
import { brokenGuard, type Guard } from './sheet-write.ts';

export interface Claim {
  readonly id: BookingId;
  readonly tag: Tag;
  readonly window: LocalTime;
}

/** Gives the person a seat and the next number of the window; the same booking again changes nothing. */
export function claim(sheet: Sheet, command: Claim, now: number): Decision {
  const { id, tag, window: name } = command;
  const entry = sheet.held[id];
  if (entry !== undefined) return entry > 0 ? done : refuse({ code: 'cancelled' });
  const window = sheet.windows[name];
  if (!window) return refuse({ code: 'bad-window' });

  const entitled: Guard[] = [
    ...sellable(sheet, name, now),
    { must: 'be absent', place: ['held', id] },
    { must: 'not be among people', tag, otherwise: { code: 'already-booked' } },
  ];
  const seat = takeSeat(name, window, now);
  const guards = [...entitled, ...seat.guards];

  const block = attachBlock(sheet, name, window);
  if (block && !brokenGuard(sheet, { guards, changes: [] }))
    return propose(sheet, block, { window: name, unfinished: true });

  const number = issueNumber(name, id);
  return propose(
    sheet,
    {
      guards: [...guards, ...number.guards],
      changes: [...number.changes, ...seat.changes, { do: 'add person', tag }],
    },
    { window: name },
  );
}

/** Guards of anything that takes a seat: booking has begun and self-service has not ended. */
export const sellable = (sheet: Sheet, name: LocalTime, now: number): Guard[] => [
  { must: '<=', place: ['opensAt'], than: now, otherwise: { code: 'not-open', opensAt: sheet.opensAt } },
  selfServed(sheet, name, now),
];

/** Guard of anything that citizens do themselves with a seat of the window. */
export const selfServed = (sheet: Sheet, name: LocalTime, now: number): Guard => ({
  must: '>',
  place: ['windows', name, 'till'],
  than: now,
  otherwise: { code: 'too-late', till: sheet.windows[name]?.till ?? 0 },
});
