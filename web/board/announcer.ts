import type { Call } from './call.ts';

/** What announcing needs of the world. */
export interface Ports {
  /** Ends when the call has been said; at once where there is no sound. */
  readonly say: (call: Call) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The call that is announced now: it stands large on the board. */
  readonly show: (call: Call) => void;
}

/** Milliseconds that a call stands large at least, said or not. */
export const LEAST_SHOWN = 5_000;
/** Milliseconds of silence between two calls. */
const PAUSE = 700;

/** Announces one call after the other, each to its end. */
export class Announcer {
  readonly #ports: Ports;
  readonly #waiting: Call[] = [];
  #running = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  add(calls: readonly Call[]): void {
    this.#waiting.push(...calls);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let call = this.#waiting.shift(); call !== undefined; call = this.#waiting.shift()) {
      this.#ports.show(call);
      // A voice that fails must not silence the calls after it.
      const said = this.#ports.say(call).catch(() => undefined);
      await Promise.all([said, this.#ports.wait(LEAST_SHOWN)]);
      await this.#ports.wait(PAUSE);
    }
    this.#running = false;
  }
}
