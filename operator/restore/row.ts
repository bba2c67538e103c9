import * as z from 'zod/mini';

const row = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  /** Counts the writes of the item; items that are written once have none. */
  v: z.optional(z.number()),
  /** Epoch seconds after which nothing needs the item. */
  ttl: z.optional(z.number()),
  state: z.optional(z.string()),
});

/** An item of a service's table, whatever it is. */
export type Row = z.infer<typeof row>;

export const readRow = (item: unknown): Row => row.parse(item);

/**
 * Far above what one item is written in its life. Between the backup and the loss its versions went on, and were told in events;
 * if they were counted again, consumers would take the new ones for repetitions and citizens would not be told.
 */
const LEAP = 1_000_000;

/**
 * The item as it goes into the live table: without events, which were told already, and with a version that was never told. A
 * PENDING booking keeps its version: what settling tells of it is the repetition of what it may have told before.
 */
export function revived({ outbox: _, ...item }: Row): Row {
  if (item.v === undefined || item.state === 'PENDING') return item;
  return { ...item, v: item.v + LEAP };
}
