import type { LocalTime } from '#shared/time/local.ts';
import type { BookingId } from './ids.ts';
import type { Sheet, Window } from './sheet.ts';
import type { SheetWrite } from './sheet-write.ts';

/** Guards and changes that take a seat of a window: a fresh one, or a cancelled one that is ripe. */
export function takeSeat(name: LocalTime, window: Window, now: number): SheetWrite {
  const onSale = {
    must: '>',
    place: ['windows', name, 'cap'],
    than: 0,
    otherwise: { code: 'window-closed' },
  } as const;
  const ripe = window.cooling.findIndex((at) => at <= now);
  if (window.taken < window.cap || ripe < 0) {
    return {
      guards: [
        onSale,
        {
          must: '<',
          place: ['windows', name, 'taken'],
          than: ['windows', name, 'cap'],
          otherwise: { code: 'full' },
        },
      ],
      changes: [{ do: 'sum', place: ['windows', name, 'taken'], from: ['windows', name, 'taken'], by: 1 }],
    };
  }
  return {
    guards: [
      onSale,
      // Nothing cools above the quota, so a seat that does is one that may be sold.
      { must: '<=', place: ['windows', name, 'cooling', ripe], than: now },
    ],
    changes: [{ do: 'remove', place: ['windows', name, 'cooling', ripe] }],
  };
}

/** Guards and changes that give a seat back, to be sold again at an instant; above the quota it is not sold again. */
export function giveSeat(name: LocalTime, window: Window, at: number): SheetWrite {
  const taken = ['windows', name, 'taken'] as const;
  const cap = ['windows', name, 'cap'] as const;
  return window.taken > window.cap
    ? {
        guards: [{ must: '>', place: taken, than: cap }],
        changes: [{ do: 'sum', place: taken, from: taken, by: -1 }],
      }
    : {
        guards: [{ must: '<=', place: taken, than: cap }],
        changes: [{ do: 'append', place: ['windows', name, 'cooling'], item: at }],
      };
}

/** Guards and changes that give a booking the next number of a window. */
export function issueNumber(name: LocalTime, id: BookingId): SheetWrite {
  const last = ['windows', name, 'last'] as const;
  return {
    guards: [{ must: '<', place: last, than: ['windows', name, 'blockEnd'], otherwise: { code: 'full' } }],
    changes: [
      { do: 'sum', place: ['held', id], from: last, by: 1 },
      { do: 'sum', place: last, from: last, by: 1 },
    ],
  };
}

/** The write that gives a window whose numbers ran out the next spare block; undefined when none is needed or left. */
export function attachBlock(sheet: Sheet, name: LocalTime, window: Window): SheetWrite | undefined {
  const block = sheet.spare[0];
  if (window.last < window.blockEnd || !block) return undefined;
  const [first, end] = block;
  return {
    guards: [
      { must: '=', place: ['windows', name, 'last'], than: window.last },
      { must: '=', place: ['windows', name, 'blockEnd'], than: window.blockEnd },
      { must: '=', place: ['spare', 0], than: block },
    ],
    changes: [
      { do: 'set', place: ['windows', name, 'last'], to: first - 1 },
      { do: 'set', place: ['windows', name, 'blockEnd'], to: end },
      { do: 'append', place: ['windows', name, 'blocks'], item: block },
      { do: 'remove', place: ['spare', 0] },
    ],
  };
}
