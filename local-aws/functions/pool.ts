import type { Outcome } from './functions.ts';
import { FunctionWorker, type WorkerSettings } from './worker.ts';

/** A worker that nobody needed for so long goes, except the last one of its function. */
const idleLimit = 60_000;

interface Waiting {
  readonly event: string;
  readonly done: (outcome: Outcome) => void;
}

/** The workers of one function: one request at a time each, more under load up to a limit, then requests wait in line. */
export class FunctionPool {
  readonly #settings: WorkerSettings;
  readonly #limit: number;
  /** Last used last; taken from the end, so that those in front fall idle. */
  readonly #idle: { readonly worker: FunctionWorker; readonly since: number }[] = [];
  readonly #busy = new Set<FunctionWorker>();
  readonly #line: Waiting[] = [];
  readonly #sweeper: NodeJS.Timeout;
  #stopped = false;

  constructor(settings: WorkerSettings, limit: number) {
    this.#settings = settings;
    this.#limit = limit;
    this.#sweeper = setInterval(() => this.#retire(), idleLimit / 4).unref();
  }

  get workers(): number {
    return this.#idle.filter(({ worker }) => worker.alive).length + this.#busy.size;
  }

  invoke(event: string): Promise<Outcome> {
    return new Promise((done) => {
      this.#line.push({ event, done });
      this.#serve();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#sweeper);
    for (const { done } of this.#line.splice(0)) done(stopped);
    await Promise.all(
      [...this.#idle.map(({ worker }) => worker), ...this.#busy].map((worker) => worker.stop()),
    );
  }

  #serve(): void {
    while (this.#line.length > 0 && !this.#stopped) {
      const worker = this.#takeWorker();
      if (!worker) return;
      const waiting = this.#line.shift();
      if (waiting) void this.#run(worker, waiting);
    }
  }

  #takeWorker(): FunctionWorker | undefined {
    for (let last = this.#idle.pop(); last; last = this.#idle.pop()) {
      // It may have died of its last request, or since.
      if (last.worker.alive) return last.worker;
    }
    return this.#busy.size < this.#limit ? new FunctionWorker(this.#settings) : undefined;
  }

  async #run(worker: FunctionWorker, { event, done }: Waiting): Promise<void> {
    this.#busy.add(worker);
    const outcome = await worker.invoke(event);
    this.#busy.delete(worker);
    if (!this.#stopped) this.#idle.push({ worker, since: Date.now() });
    done(outcome);
    this.#serve();
  }

  #retire(): void {
    const before = Date.now() - idleLimit;
    while (this.#idle.length > 1 && (this.#idle[0]?.since ?? before) < before) {
      void this.#idle.shift()?.worker.stop();
    }
  }
}

const stopped: Outcome = {
  kind: 'functionError',
  errorType: 'Sandbox.Stopped',
  errorMessage: 'The host is stopping',
};
