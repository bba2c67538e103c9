import { isDeepStrictEqual } from 'node:util';
import type { LocalTime } from '#shared/time/local.ts';
import type { BookingId, Tag } from './ids.ts';
import type { SheetRefusal } from './refusal.ts';
import type { Block, Sheet, SheetId, Shut, Window } from './sheet.ts';

// A write of the sheet as data: guards and changes. The store turns it into one conditional UpdateItem, `applyWrite`
// carries it out in memory; both read the same guards, so a rule stands once.

/** Where a number of the sheet stands. */
export type NumberPlace =
  | readonly ['opensAt' | 'top']
  | readonly ['held', BookingId]
  | readonly ['changes', Tag]
  | readonly ['windows', LocalTime, 'cap' | 'taken' | 'last' | 'blockEnd' | 'revision' | 'till' | 'waited']
  | readonly ['windows', LocalTime, 'cooling', number];

type ListPlace = readonly ['windows', LocalTime, 'cooling' | 'blocks'];
type ShutPlace = readonly ['shut'];

/** What a place may be compared with. */
type Than = number | NumberPlace | readonly number[] | Block | readonly Shut[];

export type Place =
  | NumberPlace
  | ListPlace
  | ShutPlace
  | readonly ['spare', 0]
  | readonly ['windows', LocalTime];

type Condition =
  | { readonly must: 'be absent'; readonly place: Place }
  | { readonly must: 'not be among people'; readonly tag: Tag }
  | {
      readonly must: '=' | '<' | '<=' | '>' | '>=';
      readonly place: Place;
      readonly than: Than;
    };

/** `otherwise`: what is refused when the condition does not hold; absent: only the image was too old, decide again. */
export type Guard = Condition & { readonly otherwise?: SheetRefusal };

export type Change =
  | { readonly do: 'set'; readonly place: NumberPlace; readonly to: number }
  | { readonly do: 'set list'; readonly place: ListPlace; readonly to: readonly number[] }
  | { readonly do: 'set list'; readonly place: ShutPlace; readonly to: readonly Shut[] }
  /** `place` = the number at `from`, plus `by`; an absent `from` counts as 0 when it is `place` itself. */
  | { readonly do: 'sum'; readonly place: NumberPlace; readonly from: NumberPlace; readonly by: number }
  | { readonly do: 'append'; readonly place: ListPlace; readonly item: number | Block }
  | { readonly do: 'remove'; readonly place: Place }
  | { readonly do: 'add person' | 'drop person'; readonly tag: Tag }
  | { readonly do: 'add window'; readonly name: LocalTime; readonly window: Window };

export interface SheetWrite {
  readonly guards: readonly Guard[];
  readonly changes: readonly Change[];
  /** What another sheet must say in the moment of the write. */
  readonly provided?: Provision | undefined;
}

/** Guards on a sheet that is not written. */
export interface Provision {
  readonly sheet: SheetId;
  readonly guards: readonly Guard[];
}

const follow = (sheet: Sheet, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    sheet,
  );

const valueAt = (sheet: Sheet, place: Place): unknown => follow(sheet, place);

const numberAt = (sheet: Sheet, place: NumberPlace): number => {
  const value = valueAt(sheet, place);
  return typeof value === 'number' ? value : Number.NaN;
};

export const isPlace = (than: Than): than is NumberPlace =>
  typeof than === 'object' && typeof than[0] === 'string';

function holds(sheet: Sheet, guard: Guard): boolean {
  if (guard.must === 'be absent') return valueAt(sheet, guard.place) === undefined;
  if (guard.must === 'not be among people') return !sheet.people.has(guard.tag);
  const value = valueAt(sheet, guard.place);
  const than = isPlace(guard.than) ? valueAt(sheet, guard.than) : guard.than;
  if (guard.must === '=') return isDeepStrictEqual(value, than);
  if (typeof value !== 'number' || typeof than !== 'number') return false;
  if (guard.must === '<') return value < than;
  if (guard.must === '<=') return value <= than;
  if (guard.must === '>') return value > than;
  return value >= than;
}

/** The first guard that the sheet breaks. */
export const brokenGuard = (sheet: Sheet, { guards }: Pick<SheetWrite, 'guards'>): Guard | undefined =>
  guards.find((guard) => !holds(sheet, guard));

function holderOf(sheet: Sheet, place: Place): object {
  const holder = follow(sheet, place.slice(0, -1));
  if (typeof holder === 'object' && holder !== null) return holder;
  throw new Error(`The sheet has no ${place.join('.')}`);
}

const keyOf = (place: Place): string | number => place[place.length - 1] ?? '';

const put = (sheet: Sheet, place: Place, value: unknown): void => {
  Reflect.set(holderOf(sheet, place), keyOf(place), value);
};

function remove(sheet: Sheet, place: Place): void {
  const [holder, key] = [holderOf(sheet, place), keyOf(place)];
  if (Array.isArray(holder) && typeof key === 'number') holder.splice(key, 1);
  else Reflect.deleteProperty(holder, key);
}

function append(sheet: Sheet, place: ListPlace, item: number | Block): void {
  const list = valueAt(sheet, place);
  if (Array.isArray(list)) list.push(item);
}

/** The bookings whose number a write sets. */
export const heldBy = ({ changes }: Pick<SheetWrite, 'changes'>): readonly BookingId[] =>
  changes.flatMap((change) => ('place' in change && change.place[0] === 'held' ? [change.place[1]] : []));

/** The sheet after a write whose guards hold. All values are read from the sheet before, as DynamoDB does. */
export function applyWrite(sheet: Sheet, write: SheetWrite): Sheet {
  const next = structuredClone(sheet);
  const people = new Set(sheet.people);
  for (const change of write.changes) {
    switch (change.do) {
      case 'set':
      case 'set list':
        put(next, change.place, change.to);
        break;
      case 'sum': {
        const known = numberAt(sheet, change.from);
        put(next, change.place, (Number.isNaN(known) ? 0 : known) + change.by);
        break;
      }
      case 'append':
        append(next, change.place, change.item);
        break;
      case 'remove':
        remove(next, change.place);
        break;
      case 'add person':
        people.add(change.tag);
        break;
      case 'drop person':
        people.delete(change.tag);
        break;
      case 'add window':
        put(next, ['windows', change.name], change.window);
    }
  }
  return { ...next, people, v: sheet.v + 1 };
}
