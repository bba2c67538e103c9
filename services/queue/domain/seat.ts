import type { LocalTime } from '#shared/time/local.ts';
import type { BookingId } from './ids.ts';
import type { Sheet, Window } from './sheet.ts';
import type { Provision, SheetWrite } from './sheet-write.ts';

/** What a claim may do beyond what everybody may. */
export interface Favour {
  /** Seats of a window that it may take above the quota. */
  readonly above: number;
  /** It may take cancelled seats that ripen until then (epoch milliseconds). */
  readonly ripeBy: number;
  /** It may come before booking opens. */
  readonly early: boolean;
  /** It may take a seat that somebody waits for. */
  readonly waited: boolean;
  /** What the sheet that gives the favour must still say when it is used; absent: nothing can take it back. */
  readonly provided?: Provision;
}

/** Who lost their place to a closing: above the quota, before the release, any cancelled seat rather than a further one, and before who waits. */
export const amends = (above: number): Favour => ({
  above,
  ripeBy: Number.MAX_SAFE_INTEGER,
  early: true,
  waited: true,
});

/** Everybody. */
export const noFavour = (now: number): Favour => ({
  above: 0,
  ripeBy: now,
  early: false,
  waited: false,
});

/** Who has waited longest: what everybody may take, before everybody. */
export const waited = (now: number): Favour => ({ ...noFavour(now), waited: true });

/**
 * Guards and changes that take a seat of a window: a fresh one, a cancelled one that is ripe, or, for who may, one above the quota.
 * While anything cools there is none above: what cools can always be sold when it is ripe.
 */
export function takeSeat(name: LocalTime, window: Window, { above, ripeBy }: Favour): SheetWrite {
  const onSale = {
    must: '>',
    place: ['windows', name, 'cap'],
    than: 0,
    otherwise: { code: 'window-closed' },
  } as const;
  const taken = ['windows', name, 'taken'] as const;
  const cap = ['windows', name, 'cap'] as const;
  const cooling = ['windows', name, 'cooling'] as const;
  const more = [{ do: 'sum', place: taken, from: taken, by: 1 }] as const;
  const ripe = window.cooling.findIndex((at) => at <= ripeBy);
  if (window.taken < window.cap || (ripe < 0 && above === 0)) {
    return {
      guards: [onSale, { must: '<', place: taken, than: cap, otherwise: { code: 'full' } }],
      changes: more,
    };
  }
  if (ripe < 0) {
    return {
      guards: [
        onSale,
        { must: '=', place: cap, than: window.cap },
        { must: '=', place: cooling, than: [], otherwise: { code: 'full' } },
        { must: '<', place: taken, than: window.cap + above, otherwise: { code: 'full' } },
      ],
      changes: more,
    };
  }
  return {
    guards: [
      onSale,
      // Nothing cools above the quota, so a seat that does is one that may be sold.
      { must: '<=', place: ['windows', name, 'cooling', ripe], than: ripeBy },
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
