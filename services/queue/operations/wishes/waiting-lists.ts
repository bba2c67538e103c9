import type { Clock } from '#shared/time/clock.ts';
import type { DrawStore } from '../../domain/draw-store.ts';
import type { BookingId } from '../../domain/ids.ts';
import type { Sheet, SheetId } from '../../domain/sheet.ts';
import { inTurn, type ListedWish } from '../../domain/wish.ts';
import type { WishStore } from '../../domain/wish-store.ts';
import { resultOf } from './draw-due.ts';

/** Longest age of a remembered list, in milliseconds: everybody who waits looks at it now and then. */
const MEMORY = 3_000;

/** Lists that one container remembers; few days of a region have one. */
const MOST_LISTS = 100;

/** What a container knows of who waits, at most three seconds old. */
export interface WaitingLists {
  readonly glance: (sheet: SheetId) => Promise<readonly ListedWish[]>;
}

/** Makes the memory in front of a store. */
export function rememberLists({
  list,
  clock,
}: Pick<WishStore, 'list'> & { readonly clock: Clock }): WaitingLists {
  const memories = new Map<
    string,
    { readonly until: number; readonly listed: Promise<readonly ListedWish[]> }
  >();
  return {
    glance: (sheet) => {
      const name = `${sheet.office}/${sheet.service}/${sheet.date}`;
      const memory = memories.get(name);
      if (memory !== undefined && clock.now() < memory.until) return memory.listed;
      if (memories.size >= MOST_LISTS) memories.clear();
      const listed = list(sheet);
      memories.set(name, { listed, until: clock.now() + MEMORY });
      listed.catch(() => memories.delete(name));
      return listed;
    },
  };
}

/** The place of a wish among all who wait, from 1; null: its draw is still to come, or the list does not have it. */
export async function placeOf(
  ports: { readonly draws: Pick<DrawStore, 'read'> },
  sheet: Sheet,
  { id, read }: { readonly id: BookingId; readonly read: () => Promise<readonly ListedWish[]> },
): Promise<number | null> {
  const drawn = sheet.draw && (await resultOf(await ports.draws.read(sheet.id)))?.order;
  if (sheet.draw !== undefined && drawn === undefined) return null;
  const before = inTurn(await read(), drawn).findIndex((one) => one.id === id);
  return before < 0 ? null : before + 1;
}
