import { setTimeout } from 'node:timers/promises';

/** Waits between two times in milliseconds; ends at once, without a fault, when the play is stopped. */
export const pause = (signal: AbortSignal, least: number, most = least): Promise<void> =>
  setTimeout(least + Math.random() * (most - least), undefined, { signal }).catch(() => undefined);

export const pick = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

/** True in so many of a hundred cases. */
export const inHundred = (cases: number): boolean => Math.random() * 100 < cases;
