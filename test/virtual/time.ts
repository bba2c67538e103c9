import { setImmediate as microtasksDone } from 'node:timers/promises';

/** A clock and the way to wait by it. */
export interface Time {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The machine's own. */
export const realTime: Time = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

interface Waking {
  readonly at: number;
  /** Who waits for the same instant wakes in the order in which they began to. */
  readonly order: number;
  readonly wake: () => void;
}

const before = (one: Waking, other: Waking): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/**
 * Time that passes only when everybody waits: the product's own operations run in it as they are, thousands of times as fast as they
 * would, and the same way each time. Nothing in it may wait for anything but `sleep` and promises.
 */
export class VirtualTime implements Time {
  #now: number;
  #order = 0;
  /** A binary heap: the earliest first. */
  readonly #waiting: Waking[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#order += 1;
      this.#push({ at: this.#now + Math.max(0, milliseconds), order: this.#order, wake });
    });

  /** Lets time pass until the work is done; throws what it threw, or that it waits for what never comes. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finish = () => {
      done = true;
    };
    work.then(finish, finish);
    for (;;) {
      await microtasksDone();
      if (done) return work;
      const next = this.#pop();
      if (!next) throw new Error('Everybody waits for something that never comes.');
      this.#now = next.at;
      next.wake();
    }
  }

  #push(waking: Waking): void {
    const heap = this.#waiting;
    let place = heap.push(waking) - 1;
    for (;;) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(waking, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = waking;
  }

  #pop(): Waking | undefined {
    const heap = this.#waiting;
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const below = 2 * place + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      const nearer = right !== undefined && before(right, left) ? right : left;
      if (!before(nearer, last)) break;
      heap[place] = nearer;
      place = nearer === left ? below : below + 1;
    }
    heap[place] = last;
    return first;
  }
}
