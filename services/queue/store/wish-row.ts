import * as z from 'zod/mini';
import { localDate, localTime } from '#shared/time/local.ts';
import { bookingId, tag } from '../domain/ids.ts';
import type { SheetId } from '../domain/sheet.ts';
import type { ListedWish } from '../domain/wish.ts';
import { wishKey } from './keys.ts';

const row = z.object({
  office: z.string(),
  service: z.string(),
  date: localDate,
  tag,
  id: bookingId,
  at: z.int(),
  kind: z.enum(['waitlist', 'draw']),
  windows: z.array(localTime),
  entry: z.string(),
  state: z.enum(['waiting', 'placed', 'ended']),
  window: z.optional(localTime),
});

/** A wish as it stands in the list of its day. */
export const wishRow = (sheet: SheetId, wish: ListedWish): Record<string, unknown> => ({
  ...wishKey(sheet, wish.tag),
  ...sheet,
  ...wish,
  windows: [...wish.windows],
});

/** Reads a row; throws when it is no wish. */
export function parseWish(item: unknown): { readonly sheet: SheetId; readonly wish: ListedWish } {
  const { office, service, date, window, ...wish } = row.parse(item);
  return {
    sheet: { office, service, date },
    wish: { ...wish, ...(window === undefined ? {} : { window }) },
  };
}
