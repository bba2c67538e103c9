import type { Deed } from '../api/floor.ts';

/** A request that has no answer yet: the same key says that it is the same request. */
export interface KeptDeed {
  readonly key: string;
  readonly deed: Deed;
  /** By this computer's clock, epoch milliseconds. */
  readonly since: number;
}

/** Who asked at which counter: nobody else's request is ever sent again. */
export interface Keeper {
  readonly who: string;
  readonly office: string;
  readonly counter: string;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT = 'balai.deed';
/** Milliseconds after which a reloaded page no longer sends it: who stood there has been told something else by then. */
const FRESH = 60_000;

const nameOf = ({ who, office, counter }: Keeper): string => `${office}/${counter} ${who}`;

/** Kept in the tab before it is sent, so that a reload or a crash of the page asks for the same and not for more. */
export function keepDeed(storage: Storage, keeper: Keeper, kept: KeptDeed): void {
  storage.setItem(KEPT, JSON.stringify({ name: nameOf(keeper), kept }));
}

export const forgetDeed = (storage: Storage): void => storage.removeItem(KEPT);

/** The unanswered request of before a reload, if it is this officer's at this counter, and fresh. */
export function keptDeed(storage: Storage, keeper: Keeper, now: number): KeptDeed | undefined {
  const text = storage.getItem(KEPT);
  if (text === null) return undefined;
  const { name, kept }: { readonly name: string; readonly kept: KeptDeed } = JSON.parse(text);
  return name === nameOf(keeper) && now - kept.since < FRESH ? kept : undefined;
}
