import type { HeldBooking, QueueApi } from './api.ts';
import { insist, type Patience, patience as usual } from './insist.ts';
import { type Attempt, type Journal, memoryJournal, type Wish } from './journal.ts';
import { Refused } from './outcome.ts';
import { bindOf, solve } from './proof.ts';

/** An earlier, unanswered wish turned out to be booked. Keep or cancel it, then ask for the new one. */
export class EarlierBooking extends Error {
  override readonly name = 'EarlierBooking';
  readonly held: HeldBooking;

  constructor(held: HeldBooking) {
    super(`An earlier wish was booked after all: ${held.booking.date} at ${held.booking.window}.`);
    this.held = held;
  }
}

export interface Booker {
  /** Books, however often answers get lost: one wish, one booking. Throws `Refused`, `Unanswered` or `EarlierBooking`. */
  book(wish: Wish): Promise<HeldBooking>;
  /** What became of an attempt that was left unanswered; undefined when there is none. A refusal of it is thrown. */
  resolve(): Promise<HeldBooking | undefined>;
}

export interface BookerSettings {
  readonly api: QueueApi;
  /** Default: in memory. One journal for one person at a time. */
  readonly journal?: Journal;
  readonly patience?: Patience;
}

/** A proof can expire while answers are awaited; more refusals than this mean that it is wrong. */
const mostProofs = 3;

/** Books safely: a key is the booking, and no new one is made before the last one is answered. */
export function createBooker({ api, journal = memoryJournal(), patience = usual }: BookerSettings): Booker {
  const send = async ({ key, salt, wish }: Attempt) => {
    const bind = await bindOf(wish.person.nik, key, salt);
    const query = { office: wish.office, bind };
    const challenge = await insist(
      (signal) => api.GET('/api/queue/challenge', { params: { query }, signal }),
      patience,
    );
    const body = { ...wish, salt, altcha: await solve(challenge) };
    const header = { 'idempotency-key': key };
    return insist(
      (signal) => api.POST('/api/queue/bookings', { params: { header }, body, signal }),
      patience,
    );
  };

  const settle = async (attempt: Attempt): Promise<HeldBooking> => {
    for (let proof = 1; ; proof += 1) {
      try {
        const held = await send(attempt);
        await journal.clear();
        return held;
      } catch (fault) {
        if (!(fault instanceof Refused)) throw fault;
        // Looked at before anything else, so it tells nothing of what happened to the key earlier.
        const unproven = fault.problem.code === 'bad-proof';
        if (unproven && proof < mostProofs) continue;
        if (!unproven) await journal.clear();
        throw fault;
      }
    }
  };

  const resolve = async () => {
    const left = await journal.read();
    return left && settle(left);
  };

  return {
    resolve,
    book: async (wish) => {
      const left = await journal.read();
      if (left && sameWish(left.wish, wish)) return settle(left);
      const earlier = left && (await settle(left).catch(refusedIsNothing));
      if (earlier) throw new EarlierBooking(earlier);
      const attempt = { key: crypto.randomUUID(), salt: crypto.randomUUID(), wish };
      await journal.write(attempt);
      return settle(attempt);
    },
  };
}

function refusedIsNothing(fault: unknown): undefined {
  if (fault instanceof Refused && fault.problem.code !== 'bad-proof') return undefined;
  throw fault;
}

const ordered = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, ordered(inner)])
    : value;

const sameWish = (one: Wish, other: Wish) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
