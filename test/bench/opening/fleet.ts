import type { BookingPorts } from '#services/queue/operations/ports.ts';
import type { Time } from '../../virtual/time.ts';
import { assumptions, duration } from './assumptions.ts';
import { Bucket } from './bucket.ts';
import type { Tally } from './tally.ts';

const { scaling, coldStart } = assumptions;

/** Environments that an account has at the same time, those of all its functions together. */
export interface Account {
  busy: number;
  readonly most: number;
}

export interface FleetSettings {
  readonly time: Time;
  readonly normal: () => number;
  readonly account: Account;
  readonly tally: Tally;
  readonly open: () => BookingPorts;
  /** Environments that stand ready. */
  readonly ready: number;
}

/** The environments of one function: each serves one request at a time, and more are made while all are busy. */
export class Fleet {
  readonly #idle: BookingPorts[];
  readonly #new: Bucket;
  readonly #settings: FleetSettings;

  constructor(settings: FleetSettings) {
    this.#settings = settings;
    const { time, open, ready } = settings;
    this.#new = new Bucket({ now: time.now, ...scaling });
    this.#idle = Array.from({ length: ready }, open);
  }

  /** Serves one request; undefined when the account or the rate of scaling has no environment for it. */
  async serve<Answer>(work: (desk: BookingPorts) => Promise<Answer>): Promise<Answer | undefined> {
    const { time, account, tally } = this.#settings;
    if (account.busy >= account.most) return undefined;
    const found = this.#idle.pop() ?? this.#start();
    if (!found) return undefined;
    account.busy += 1;
    const began = time.now();
    const desk = await found;
    try {
      return await work(desk);
    } finally {
      tally.invocations += 1;
      tally.billed += time.now() - began;
      account.busy -= 1;
      this.#idle.push(desk);
    }
  }

  #start(): Promise<BookingPorts> | undefined {
    const { time, normal, tally, open } = this.#settings;
    if (!this.#new.take()) return undefined;
    tally.coldStarts += 1;
    return time.sleep(duration(coldStart, normal())).then(open);
  }
}
