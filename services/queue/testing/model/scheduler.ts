import { setImmediate as microtasksDone } from 'node:timers/promises';
import type { Random } from './random.ts';

/** What becomes of one call to a store. */
export type Fate =
  | 'answered'
  /** Sent twice: the second packet lands later. */
  | 'duplicated'
  /** Carried out, but the caller hears nothing. */
  | 'answer lost'
  /** The caller hears nothing and the packet lands later. */
  | 'delayed'
  | 'request lost'
  /** Carried out, the answer lost, and the same call sent again at once, as the SDK does. */
  | 'resent'
  /** The caller dies before the call. */
  | 'crashed before'
  /** The caller dies after the call was carried out. */
  | 'crashed after';

/** One invocation: its own clock, and the time limit that a function has. */
export interface Process {
  readonly skew: number;
  readonly startedAt: number;
  ended: boolean;
}

interface Waiting {
  readonly process: Process;
  readonly go: (fate: Fate) => void;
}

/** The instant at which every run begins. */
export const start = 1_000_000;

/** How far clocks are off, how long an invocation runs and how long a packet travels: together less than check-in's lag. */
export const limits = { skew: 5_000, invocation: 25_000, packet: 20_000 };

/** Runs processes a store call at a time, in a random order; between two calls everything else stands still. */
export class Scheduler {
  now = start;
  active = 0;
  faults = true;
  readonly fates = new Map<Fate | 'timed out', number>();
  #waiting: Waiting[] = [];
  #late: { readonly by: number; readonly land: () => Promise<void> }[] = [];
  #running: Promise<unknown>[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Starts an invocation; `failed` hears what it threw. */
  start(body: (process: Process) => Promise<void>, failed: (error: unknown) => void): void {
    const skew = this.#random.between(-limits.skew, limits.skew);
    const process = { skew, startedAt: this.now, ended: false };
    this.active += 1;
    body(process)
      .catch(failed)
      .finally(() => this.end(process));
  }

  end(process: Process): void {
    if (process.ended) return;
    process.ended = true;
    this.active -= 1;
  }

  /** Waits for this process's next turn; never returns once it has ended. */
  turn(process: Process): Promise<Fate> {
    return new Promise((go) => this.#waiting.push({ process, go }));
  }

  /** A call that the scheduler waits for before it goes on. */
  run<T>(call: Promise<T>): Promise<T> {
    this.#running.push(call.catch(() => undefined));
    return call;
  }

  /** A packet that lands some time later. */
  landLater(land: () => Promise<void>): void {
    this.#late.push({ by: this.now + this.#random.below(limits.packet), land });
  }

  /** Every packet still on its way lands. */
  async landAll(): Promise<void> {
    for (const { land } of this.#late.splice(0)) await land();
  }

  /** One step of one process, chosen at random; `together` more at the same time. */
  async step(together = 1): Promise<void> {
    await microtasksDone();
    this.now += this.#random.below(200);
    const landing = this.#late.filter(({ by }) => by <= this.now);
    this.#late = this.#late.filter(({ by }) => by > this.now);
    for (const { land } of landing) await land();

    for (const { process } of this.#waiting) {
      if (process.ended || this.now - process.startedAt <= limits.invocation) continue;
      this.#count('timed out');
      this.end(process);
    }
    this.#waiting = this.#waiting.filter(({ process }) => !process.ended);
    for (let count = 0; count < together && this.#waiting.length > 0; count += 1) {
      const [next] = this.#waiting.splice(this.#random.below(this.#waiting.length), 1);
      const fate = this.#fate();
      this.#count(fate);
      next?.go(fate);
    }
    await microtasksDone();
    while (this.#running.length > 0) {
      const running = this.#running;
      this.#running = [];
      await Promise.all(running);
      await microtasksDone();
    }
  }

  #count(fate: Fate | 'timed out'): void {
    this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
  }

  #fate(): Fate {
    if (!this.faults) return 'answered';
    return this.#random.weighted<Fate>({
      answered: 76,
      duplicated: 6,
      'answer lost': 4,
      delayed: 4,
      'request lost': 2,
      resent: 5,
      'crashed before': 1.5,
      'crashed after': 1.5,
    });
  }
}
