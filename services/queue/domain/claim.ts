import type { LocalTime } from '#shared/time/local.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { BookingId, Tag } from './ids.ts';
import { attachBlock, type Favour, issueNumber, noFavour, takeSeat } from './seat.ts';
import type { Sheet } from './sheet.ts';
import { brokenGuard, type Guard } from './sheet-write.ts';
import { sameShut, shutBy } from './shut.ts';

export interface Claim {
  readonly id: BookingId;
  readonly tag: Tag;
  readonly window: LocalTime;
  /** Absent: none. */
  readonly favour?: Favour | undefined;
}

/** Gives the person a seat and the next number of the window; the same booking again changes nothing. */
export function claim(sheet: Sheet, command: Claim, now: number): Decision {
  const { id, tag, window: name, favour = noFavour(now) } = command;
  if (favour.provided !== undefined) {
    // What everybody may take is taken without asking what the favour stands on.
    const plain = claim(sheet, { id, tag, window: name }, now);
    if (plain.kind !== 'refused') return plain;
  }
  const entry = sheet.held[id];
  if (entry !== undefined) return entry > 0 ? done : refuse({ code: 'cancelled' });
  const window = sheet.windows[name];
  if (!window) return refuse({ code: 'bad-window' });
  if (shutBy(sheet, name) !== undefined) return refuse({ code: 'window-closed' });

  const entitled: Guard[] = [
    ...sellable(sheet, name, { now, favour }),
    { must: 'be absent', place: ['held', id] },
    { must: 'not be among people', tag, otherwise: { code: 'already-booked' } },
  ];
  const seat = takeSeat(name, window, favour);
  const guards = [...entitled, ...seat.guards];

  const block = attachBlock(sheet, name, window);
  if (block && !brokenGuard(sheet, { guards }))
    return propose(sheet, block, { window: name, unfinished: true });

  const number = issueNumber(name, id);
  return propose(
    sheet,
    {
      guards: [...guards, ...number.guards],
      changes: [...number.changes, ...seat.changes, { do: 'add person', tag }],
      provided: favour.provided,
    },
    { window: name },
  );
}

/** Guards of anything that takes a seat: booking has begun, self-service has not ended, nobody waits, and nothing was closed meanwhile. */
export function sellable(
  sheet: Sheet,
  name: LocalTime,
  { now, favour }: { readonly now: number; readonly favour: Favour },
): Guard[] {
  const { opensAt } = sheet;
  const begun: Guard = {
    must: '<=',
    place: ['opensAt'],
    than: now,
    otherwise: { code: 'not-open', opensAt },
  };
  return [
    ...(favour.early ? [] : [begun]),
    selfServed(sheet, name, now),
    ...(favour.waited ? [] : [unwaited(sheet, name)]),
    sameShut(sheet),
  ];
}

/** Guard: nobody waits for a seat of the window. */
function unwaited({ windows }: Sheet, name: LocalTime): Guard {
  const place = ['windows', name, 'waited'] as const;
  const otherwise = { code: 'full' } as const;
  return windows[name]?.waited === undefined
    ? { must: 'be absent', place, otherwise }
    : { must: '<=', place, than: 0, otherwise };
}

/** Guard of anything that citizens do themselves with a seat of the window. */
export const selfServed = (sheet: Sheet, name: LocalTime, now: number): Guard => ({
  must: '>',
  place: ['windows', name, 'till'],
  than: now,
  otherwise: { code: 'too-late', till: sheet.windows[name]?.till ?? 0 },
});
