import * as z from 'zod/mini';
import { localDate, localTime } from '#shared/time/local.ts';
import { bookingId, tag } from '../domain/ids.ts';
import type { Sheet, Window } from '../domain/sheet.ts';
import { sheetKey } from './keys.ts';

// The row has short names because its size is what a claim costs (one write unit per KB).

/** Attribute of each field of a sheet. */
export const sheetNames = {
  opensAt: 'open',
  top: 'top',
  held: 'h',
  changes: 'ch',
  windows: 'w',
  spare: 'spare',
  shut: 'shut',
} as const;

/** Attribute of each field of a window. */
export const windowNames = {
  cap: 'cap',
  taken: 'tk',
  last: 'nx',
  blockEnd: 'en',
  blocks: 'bl',
  cooling: 'cool',
  revision: 'rv',
  till: 'till',
  end: 'to',
  waited: 'wl',
} as const;

const block = z.tuple([z.int(), z.int()]);

const windowRowSchema = z.object({
  to: localTime,
  cap: z.int(),
  tk: z.int(),
  nx: z.int(),
  en: z.int(),
  bl: z.array(block),
  cool: z.array(z.int()),
  rv: z.int(),
  till: z.int(),
  wl: z.optional(z.int()),
});

const sheetRowSchema = z.object({
  office: z.string(),
  service: z.string(),
  date: localDate,
  letter: z.string(),
  v: z.int(),
  open: z.int(),
  w: z.record(localTime, windowRowSchema),
  h: z.record(bookingId, z.int()),
  /** DynamoDB knows no empty set: nobody is an absent attribute. */
  people: z.optional(z.set(tag)),
  ch: z.record(tag, z.int()),
  spare: z.array(block),
  top: z.int(),
  draw: z.optional(z.tuple([z.int(), z.int()])),
  shut: z.optional(z.array(z.tuple([z.string(), localTime, localTime]))),
});

/** A window as it stands in the row. */
export const windowRow = (window: Window): z.input<typeof windowRowSchema> => ({
  to: window.end,
  cap: window.cap,
  tk: window.taken,
  nx: window.last,
  en: window.blockEnd,
  bl: window.blocks.map(([first, last]) => [first, last]),
  cool: [...window.cooling],
  rv: window.revision,
  till: window.till,
  ...(window.waited === undefined ? {} : { wl: window.waited }),
});

/** A sheet as it stands in the table. */
export const sheetRow = (sheet: Sheet): Record<string, unknown> => ({
  ...sheetKey(sheet.id),
  ...sheet.id,
  letter: sheet.letter,
  v: sheet.v,
  open: sheet.opensAt,
  w: Object.fromEntries(Object.entries(sheet.windows).map(([name, window]) => [name, windowRow(window)])),
  h: { ...sheet.held },
  ...(sheet.people.size > 0 ? { people: new Set(sheet.people) } : {}),
  ch: { ...sheet.changes },
  spare: sheet.spare.map(([first, last]) => [first, last]),
  top: sheet.top,
  ...(sheet.draw === undefined ? {} : { draw: [sheet.draw.collectsFrom, sheet.draw.drawsAt] }),
  ...(sheet.shut === undefined ? {} : { shut: sheet.shut.map((one) => [...one]) }),
});

const windowOfRow = (row: z.output<typeof windowRowSchema>): Window => ({
  end: row.to,
  cap: row.cap,
  taken: row.tk,
  last: row.nx,
  blockEnd: row.en,
  blocks: row.bl,
  cooling: row.cool,
  revision: row.rv,
  till: row.till,
  ...(row.wl === undefined ? {} : { waited: row.wl }),
});

/** Reads a row of the table or an image of its stream; throws when it is no sheet. */
export function parseSheet(item: unknown): Sheet {
  const row = sheetRowSchema.parse(item);
  const windows: Record<string, Window> = {};
  for (const [name, window] of Object.entries(row.w)) windows[name] = windowOfRow(window);
  return {
    id: { office: row.office, service: row.service, date: row.date },
    letter: row.letter,
    v: row.v,
    opensAt: row.open,
    windows,
    held: row.h,
    people: row.people ?? new Set(),
    changes: row.ch,
    spare: row.spare,
    top: row.top,
    ...(row.draw === undefined ? {} : { draw: { collectsFrom: row.draw[0], drawsAt: row.draw[1] } }),
    ...(row.shut === undefined ? {} : { shut: row.shut }),
  };
}
