import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Caller } from '../gateway.ts';
import { withGrace } from '../grace.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';

interface Invocation {
  readonly functionArn: string;
  readonly payload: unknown;
  /** On whose account: a role that a service assumed, or the service itself. */
  readonly by: Caller;
}

/** Lambda tries an asynchronous event three times, after one and two minutes more. */
const pauses = [60_000, 120_000];
const invokedAtOnce = 10;

/** Asynchronous invocations: on disk before they are acknowledged, run after that, again after a crash. */
class Invocations {
  readonly #host: Host;
  readonly #database: DatabaseSync;
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #open = false;
  #closed = false;

  constructor(host: Host) {
    this.#host = host;
    this.#database = database(host);
    this.#database.exec(`CREATE TABLE IF NOT EXISTS invocations (
      id TEXT PRIMARY KEY, functionArn TEXT NOT NULL, payload TEXT NOT NULL, caller TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0, dueAt INTEGER NOT NULL
    )`);
  }

  accept({ functionArn, payload, by }: Invocation): void {
    this.#database
      .prepare('INSERT INTO invocations (id, functionArn, payload, caller, dueAt) VALUES (?, ?, ?, ?, ?)')
      .run(randomUUID(), functionArn, JSON.stringify(payload), JSON.stringify(by), Date.now());
    if (this.#open) this.#wake(0);
  }

  /** Before this, functions may not stand yet. */
  open(): void {
    this.#open = true;
    this.#wake(0);
  }

  /** Before the functions stop: what they are at may end. */
  async stop(): Promise<void> {
    this.#open = false;
    clearTimeout(this.#timer);
    await withGrace(this.#running.values());
    this.#closed = true;
  }

  #wake(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), wait);
  }

  /** A fault of the disk must not end the host; it is looked at again. */
  #run(): void {
    try {
      this.#startDue();
    } catch (error) {
      this.#host.log('invocations', String(error));
      this.#wake(1_000);
    }
  }

  #startDue(): void {
    const now = Date.now();
    const waiting = this.#database.prepare('SELECT * FROM invocations ORDER BY dueAt').all();
    for (const row of waiting) {
      const id = String(row['id']);
      if (Number(row['dueAt']) > now || this.#running.size >= invokedAtOnce || this.#running.has(id))
        continue;
      this.#running.set(
        id,
        this.#attempt(row)
          .then(
            () => 0,
            (error: unknown) => {
              this.#host.log('invocations', String(error));
              return 1_000;
            },
          )
          .then((pause) => {
            this.#running.delete(id);
            if (this.#open) this.#wake(pause);
          }),
      );
    }
    const next = waiting.find((row) => Number(row['dueAt']) > now);
    if (next) this.#wake(Number(next['dueAt']) - now);
  }

  async #attempt(row: Readonly<Record<string, unknown>>): Promise<void> {
    const id = String(row['id']);
    const functionArn = String(row['functionArn']);
    const trouble = await this.#invoke(functionArn, row);
    if (this.#closed) return;
    const pause = pauses[Number(row['tries'])];
    if (trouble === undefined || pause === undefined) {
      this.#database.prepare('DELETE FROM invocations WHERE id = ?').run(id);
    } else {
      this.#database
        .prepare('UPDATE invocations SET tries = tries + 1, dueAt = ? WHERE id = ?')
        .run(Date.now() + pause, id);
    }
    if (trouble === undefined) return;
    const name = functionArn.split(':').at(-1);
    this.#host.log(
      'invocations',
      `${name}: ${trouble}${pause === undefined ? '; given up' : `; again in ${pause / 1000} s`}`,
    );
  }

  async #invoke(functionArn: string, row: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    try {
      const by: Caller = JSON.parse(String(row['caller']));
      const outcome = await this.#host.functions.invoke(functionArn, JSON.parse(String(row['payload'])), by);
      return outcome.kind === 'returned' ? undefined : `${outcome.errorType}: ${outcome.errorMessage}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

export const invocations = part((host: Host) => new Invocations(host));
