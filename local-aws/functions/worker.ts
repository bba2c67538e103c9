import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './functions.ts';
import type { FromThread, ThreadData, ToThread } from './protocol.ts';
import { threadSource } from './thread-source.ts';

/** Lambda gives a function 10 s to load, before its own time limit counts. */
const initLimit = 10_000;

/** Lambda's limit on what a function returns synchronously. */
const largestPayload = 6 * 1024 * 1024;

export interface WorkerSettings {
  readonly thread: ThreadData;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeoutMilliseconds: number;
  readonly onLine: (line: string) => void;
}

/** One execution environment of a function: a thread that serves one request at a time. */
export class FunctionWorker {
  readonly #settings: WorkerSettings;
  readonly #worker: Worker;
  readonly #ready: Promise<Outcome | undefined>;
  #receive: (message: FromThread) => void = () => {};
  #fail: (errorType: string, errorMessage: string) => void = () => {};
  #alive = true;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#worker = new Worker(threadSource(), {
      name: settings.thread.context['functionName'] ?? '',
      env: { ...settings.environment },
      workerData: settings.thread,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMegabytes },
      execArgv: [],
      argv: [],
      stdin: true,
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => this.#end(...deathOf(error)));
    this.#worker.on('exit', (code) =>
      this.#end('Runtime.ExitError', `Runtime exited with exit code ${code}`),
    );
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      createInterface({ input: stream }).on('line', settings.onLine);
    }
    this.#ready = this.#outcome(initLimit, 'Sandbox.Timedout', 'Init timed out after 10.00 seconds');
  }

  /** False once it crashed, ran out of time or failed to load: such a worker is replaced, never used again. */
  get alive(): boolean {
    return this.#alive;
  }

  async invoke(event: string): Promise<Outcome> {
    const failed = await this.#ready;
    if (failed) return failed;
    const { timeoutMilliseconds } = this.#settings;
    const seconds = (timeoutMilliseconds / 1000).toFixed(2);
    const message: ToThread = {
      requestId: randomUUID(),
      event,
      deadline: performance.timeOrigin + performance.now() + timeoutMilliseconds,
    };
    const outcome = this.#outcome(
      timeoutMilliseconds,
      'Sandbox.Timedout',
      `Task timed out after ${seconds} seconds`,
    );
    this.#worker.postMessage(message);
    return (await outcome) ?? { kind: 'returned', payload: null };
  }

  async stop(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  /** What the thread says next; undefined when it says that it is ready. */
  #outcome(limit: number, lateType: string, lateMessage: string): Promise<Outcome | undefined> {
    return new Promise((done) => {
      const timer = setTimeout(() => this.#end(lateType, lateMessage), limit);
      const settle = (outcome: Outcome | undefined) => {
        clearTimeout(timer);
        this.#receive = () => {};
        this.#fail = () => {};
        done(outcome);
      };
      this.#receive = (message) => {
        if (message.kind === 'init-error') this.#alive = false;
        settle(outcomeOf(message));
        if (message.kind === 'init-error') void this.stop();
      };
      this.#fail = (errorType, errorMessage) => {
        this.#settings.onLine(`${errorType}: ${errorMessage}`);
        settle({ kind: 'functionError', errorType, errorMessage });
      };
    });
  }

  #end(errorType: string, errorMessage: string): void {
    const wasAlive = this.#alive;
    this.#alive = false;
    this.#fail(errorType, errorMessage);
    if (wasAlive) void this.#worker.terminate();
  }
}

function outcomeOf(message: FromThread): Outcome | undefined {
  switch (message.kind) {
    case 'ready':
      return undefined;
    case 'result':
      if (message.payload.length > largestPayload) {
        const errorMessage = `Response payload size exceeded maximum allowed payload size (${largestPayload} bytes).`;
        return { kind: 'functionError', errorType: 'Function.ResponseSizeTooLarge', errorMessage };
      }
      return { kind: 'returned', payload: JSON.parse(message.payload) };
    case 'init-error':
    case 'error':
      return { kind: 'functionError', errorType: message.errorType, errorMessage: message.errorMessage };
  }
}

function deathOf(error: unknown): [string, string] {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (outOfMemory) return ['Runtime.OutOfMemory', 'Runtime ran out of the memory that MemorySize gives it'];
  return ['Runtime.UnhandledError', error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
