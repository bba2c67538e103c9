import { type Bytes, base64url, bytesOfHex, hexOf } from '#shared/identity/encoding.ts';
import type { LocalTime } from '#shared/time/local.ts';

// A draw that anybody can repeat. It knows nothing but WebCrypto, so that the page that checks a draw runs the code that drew it.
// Commitment, seed, hash and rank are SHA-256 sized, as 64 lower-case hex digits.

/** Who takes part: the public name of their booking, and what they asked for. */
export interface Entrant<Window extends string = LocalTime> {
  readonly entry: string;
  /** Windows in the order in which they are preferred; none: any, the earliest first. */
  readonly windows: readonly Window[];
}

/** What became of an entrant; null: nothing was left of what they asked for. */
export interface Drawn<Window extends string = LocalTime> extends Entrant<Window> {
  readonly window: Window | null;
}

/** What is published before a draw: it binds the office to the seed (32 bytes) without telling it. */
export const commitmentOf = async (seed: string): Promise<string> => hexOf(await sha256(bytesOfHex(seed)));

/** The public name of a booking in a draw: 11 base64url characters that lead to no booking, but everybody finds their own by them. */
export async function entryOf(bookingId: string): Promise<string> {
  const digest = await sha256(new TextEncoder().encode(`entry:${bookingId}`));
  return base64url(digest.subarray(0, 9)).slice(0, 11);
}

/** Freezes who takes part, in whatever order they are given: SHA-256 of the sorted entries, one a line. */
export const hashOf = async (entries: readonly string[]): Promise<string> =>
  hexOf(await sha256(new TextEncoder().encode([...entries].sort().join('\n'))));

/**
 * The entries by their rank, HMAC-SHA-256 under the seed of the hash of all entries followed by the own one. One entry more or
 * less changes every rank, so nobody can work their own out beforehand.
 */
export async function orderOf(entries: readonly string[], seed: string): Promise<readonly string[]> {
  const hash = await hashOf(entries);
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOfHex(seed),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const ranked = await Promise.all(
    entries.map(async (entry) => {
      const rank = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${hash}${entry}`));
      return { entry, rank: hexOf(new Uint8Array(rank)) };
    }),
  );
  return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ entry }) => entry);
}

/** Gives each entrant, in the order of the draw, the first of their windows that still has a seat. */
export function assign<Window extends string>(
  order: readonly Entrant<Window>[],
  seats: ReadonlyMap<Window, number>,
): readonly Drawn<Window>[] {
  const left = new Map(seats);
  const ofDay = [...left.keys()].sort();
  return order.map(({ entry, windows }) => {
    const wanted = windows.length > 0 ? windows : ofDay;
    const window = wanted.find((each) => (left.get(each) ?? 0) > 0);
    if (window === undefined) return { entry, windows, window: null };
    left.set(window, (left.get(window) ?? 0) - 1);
    return { entry, windows, window };
  });
}

/** A draw as it is published, its entrants in the order that it claims. */
export interface PublishedDraw {
  readonly commitment: string;
  readonly seed: string;
  readonly hash: string;
  /** What there was to be drawn for. */
  readonly seats: readonly { readonly window: string; readonly seats: number }[];
  readonly entries: readonly Drawn<string>[];
}

/**
 * What a published draw claims and is not so: the seed is not the one that was promised; the entries are not those that were frozen; the
 * seed gives them another order; in that order they get other windows.
 */
export type DrawDoubt = 'seed' | 'entries' | 'order' | 'windows';

/** Repeats a draw and says what does not agree; nothing: all of it does. */
export async function doubtsOf({
  commitment,
  seed,
  hash,
  seats,
  entries,
}: PublishedDraw): Promise<DrawDoubt[]> {
  const names = entries.map(({ entry }) => entry);
  const order = await orderOf(names, seed);
  const drawn = assign(entries, new Map(seats.map(({ window, seats: count }) => [window, count])));
  const holds: Readonly<Record<DrawDoubt, boolean>> = {
    seed: (await commitmentOf(seed)) === commitment,
    entries: new Set(names).size === names.length && (await hashOf(names)) === hash,
    order: order.every((entry, place) => entry === names[place]),
    windows: drawn.every(({ window }, place) => window === entries[place]?.window),
  };
  return (['seed', 'entries', 'order', 'windows'] as const).filter((doubt) => !holds[doubt]);
}

const sha256 = async (bytes: Bytes): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
