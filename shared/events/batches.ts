import type { OutboxEntry } from './outbox.ts';

/** Limits of one PutEvents call. */
const MOST_ENTRIES = 10;
const MOST_BYTES = 256 * 1024;
/** Bytes that an entry's time counts for. */
const TIME_BYTES = 14;

/** Bytes of an entry as EventBridge counts them. */
function sizeOf(entry: OutboxEntry): number {
  const texts = [entry.source, entry.detailType, JSON.stringify(entry.detail)];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), TIME_BYTES);
}

/** Whether one PutEvents call could carry the entry at all. */
export function fits(entry: OutboxEntry): boolean {
  return sizeOf(entry) <= MOST_BYTES;
}

/** Cuts items, in their order, into the fewest runs that one PutEvents call carries each. */
export function batches<Item extends { entry: OutboxEntry }>(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item.entry);
    if (run.length === 0 || run.length === MOST_ENTRIES || bytes + size > MOST_BYTES) {
      run = [];
      bytes = 0;
      runs.push(run);
    }
    run.push(item);
    bytes += size;
  }
  return runs;
}
