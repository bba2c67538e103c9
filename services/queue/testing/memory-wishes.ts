import { randomBytes } from 'node:crypto';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { slotWished } from '#shared/events/queue.ts';
import { commitmentOf } from '../domain/draw.ts';
import type { Draw, DrawStore } from '../domain/draw-store.ts';
import type { Tag } from '../domain/ids.ts';
import type { SheetId } from '../domain/sheet.ts';
import type { ListedWish } from '../domain/wish.ts';
import type { WishStore } from '../domain/wish-store.ts';

/** Wishes by day and person, with the day that they are for. */
export type MemoryWishRows = Map<string, { readonly sheet: SheetId; readonly wish: ListedWish }>;

const dayOf = ({ office, service, date }: SheetId): string => `${office}/${service}/${date}`;

/** Key of a person's wish. */
export const wishName = (sheet: SheetId, tag: Tag): string => `${dayOf(sheet)} ${tag}`;

/** Lists of who waits, in memory. */
export const createMemoryWishes = (
  rows: MemoryWishRows,
  days: Map<string, SheetId>,
  outboxes: string[],
): WishStore => ({
  async join(sheet, wish, { correlationId }) {
    days.set(dayOf(sheet), sheet);
    const { id, kind, windows } = wish;
    const cause = { occurredAt: wish.at, region: 'memory', subject: id, version: 0, correlationId };
    const happened = slotWished.of({ booking: id, ...sheet, kind, windows: windows.length });
    const outbox = encodeOutbox({ ...cause, causationId: correlationId }, [happened]);
    const name = wishName(sheet, wish.tag);
    const present = rows.get(name)?.wish;
    if (present?.id === id) return 'joined';
    if (present && (present.state === 'waiting' || present.kind === 'draw')) return present;
    rows.set(name, { sheet, wish });
    outboxes.push(outbox);
    return 'joined';
  },
  async find(sheet, tag) {
    return rows.get(wishName(sheet, tag))?.wish;
  },
  async list(sheet) {
    return [...rows.values()]
      .filter((row) => dayOf(row.sheet) === dayOf(sheet))
      .map(({ wish }) => wish)
      .sort((a, b) => (a.tag < b.tag ? -1 : 1));
  },
  async end(sheet, { tag, id }, fate) {
    const present = rows.get(wishName(sheet, tag))?.wish;
    if (present?.id !== id || present.state !== 'waiting') return;
    rows.set(wishName(sheet, tag), { sheet, wish: { ...present, ...fate } });
  },
  async days(office, from) {
    return [...days.values()]
      .filter((day) => day.office === office && day.date >= from)
      .sort((a, b) => (`${a.date}${a.service}` < `${b.date}${b.service}` ? -1 : 1));
  },
});

/** Draws in memory. */
export function createMemoryDraws(days: Map<string, SheetId>): DrawStore {
  const draws = new Map<string, Draw>();
  return {
    async prepare(sheet) {
      days.set(dayOf(sheet), sheet);
      const seed = randomBytes(32).toString('hex');
      const commitment = await commitmentOf(seed);
      if (!draws.has(dayOf(sheet))) draws.set(dayOf(sheet), { seed, commitment });
    },
    async read(sheet) {
      return draws.get(dayOf(sheet));
    },
    async freeze(sheet, drawn) {
      const present = draws.get(dayOf(sheet));
      if (present && !present.drawn) draws.set(dayOf(sheet), { ...present, drawn });
    },
  };
}
