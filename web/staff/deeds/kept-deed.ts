/** A request that has no answer yet: the same key says that it is the same request. */
export interface KeptDeed<Deed> {
  readonly key: string;
  readonly deed: Deed;
  /** By this computer's clock, epoch milliseconds. */
  readonly since: number;
}

/** Who asked, and where: nobody else's request is ever sent again. */
export interface Keeper {
  readonly who: string;
  /** The counter of an office, or its requests. */
  readonly place: string;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT = 'balai.deed';
/** Milliseconds after which a reloaded page no longer sends it: who stood there has been told something else by then. */
const FRESH = 60_000;

const nameOf = ({ who, place }: Keeper): string => `${place} ${who}`;

/** Kept in the tab before it is sent, so that a reload or a crash of the page asks for the same and not for more. */
export function keepDeed<Deed>(storage: Storage, keeper: Keeper, kept: KeptDeed<Deed>): void {
  storage.setItem(KEPT, JSON.stringify({ name: nameOf(keeper), kept }));
}

export const forgetDeed = (storage: Storage): void => storage.removeItem(KEPT);

/** The unanswered request of before a reload, if it is this officer's at this place, and fresh. */
export function keptDeed<Deed>(storage: Storage, keeper: Keeper, now: number): KeptDeed<Deed> | undefined {
  const text = storage.getItem(KEPT);
  if (text === null) return undefined;
  const { name, kept }: { readonly name: string; readonly kept: KeptDeed<Deed> } = JSON.parse(text);
  return name === nameOf(keeper) && now - kept.since < FRESH ? kept : undefined;
}
