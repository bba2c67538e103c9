import { type Call, nameOf } from './call.ts';

/** Milliseconds after which a call that this board never saw is not said any more: its person was found, or has gone. */
const FRESH = 120_000;
/** Milliseconds without an answer after which the board counts as away: what it finds then may be old. */
const AWAY = 15_000;
/** Calls that are remembered; an office makes some hundred a day. */
const REMEMBERED = 400;

/** Where it is remembered over a reload what has been said. */
export interface Memory {
  readonly recall: () => readonly string[];
  readonly keep: (names: readonly string[]) => void;
}

/** Picks out of each state of the board the calls that are still to be said: each call and each recall once. */
export class CallsToSay {
  readonly #memory: Memory;
  #said: readonly string[];
  #seenAt = Number.NEGATIVE_INFINITY;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#said = memory.recall();
  }

  /** The new ones in the order in which they were made; `now`: epoch milliseconds by the office's clock. */
  take(calls: readonly Call[], now: number): readonly Call[] {
    const wasAway = now - this.#seenAt > AWAY;
    this.#seenAt = now;
    const fresh = [...new Map(calls.map((call) => [nameOf(call), call])).values()].filter(
      (call) => !this.#said.includes(nameOf(call)),
    );
    if (fresh.length === 0) return [];
    this.#said = [...this.#said, ...fresh.map(nameOf)].slice(-REMEMBERED);
    this.#memory.keep(this.#said);
    return fresh
      .filter(({ at }) => !wasAway || now - at <= FRESH)
      .toSorted((one, other) => one.at - other.at || Number(one.counter) - Number(other.counter));
  }
}
