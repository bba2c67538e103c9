import type { DatabaseSync } from 'node:sqlite';
import { type Host, part } from '../host.ts';
import { database, transact } from '../storage/database.ts';
import { type NextAfter, parseExpression } from './expression.ts';

interface Schedule {
  readonly arn: string;
  readonly expression: string;
  readonly timezone: string;
  /** Called within the commit that moves the schedule on; `at` is the instant it was due, epoch milliseconds. */
  fire(at: number): void;
}

/** Milliseconds between looks at the clock, which can be moved while the host runs. */
const tick = 1_000;

/**
 * Fires schedules by the host's clock. When each is due next is on disk: what was due while the host was down fires once
 * when it comes back, as Scheduler's retries would see to in AWS.
 */
class Schedules {
  readonly #host: Host;
  readonly #database: DatabaseSync;
  readonly #schedules = new Map<string, { schedule: Schedule; next: NextAfter }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#database = database(host);
    this.#database.exec(`CREATE TABLE IF NOT EXISTS schedules (
      arn TEXT PRIMARY KEY, expression TEXT NOT NULL, anchor INTEGER NOT NULL, dueAt INTEGER
    )`);
  }

  /** Throws if the expression cannot be read. */
  add(schedule: Schedule): void {
    const now = this.#host.now();
    const kind = `${schedule.expression} ${schedule.timezone}`;
    const row = this.#database.prepare('SELECT * FROM schedules WHERE arn = ?').get(schedule.arn);
    const known = row?.['expression'] === kind ? row : undefined;
    // A stored anchor or due time that lies ahead stems from a clock that has been set back since.
    const anchor = Math.min(known ? Number(known['anchor']) : now, now);
    const next = parseExpression(schedule.expression, { timezone: schedule.timezone, anchor });
    const coming = next(now);
    const stored = known?.['dueAt'];
    const dueAt = known
      ? Math.min(Number(stored ?? Number.POSITIVE_INFINITY), coming ?? Number.POSITIVE_INFINITY)
      : coming;
    this.#database
      .prepare('INSERT OR REPLACE INTO schedules (arn, expression, anchor, dueAt) VALUES (?, ?, ?, ?)')
      .run(schedule.arn, kind, anchor, dueAt !== undefined && Number.isFinite(dueAt) ? dueAt : null);
    this.#schedules.set(schedule.arn, { schedule, next });
  }

  open(): void {
    this.#timer ??= setInterval(() => this.#fireDue(), tick);
    this.#fireDue();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A fault of the disk must not end the host; it is looked at again. */
  #fireDue(): void {
    try {
      this.#fireAll();
    } catch (error) {
      this.#host.log('scheduler', String(error));
    }
  }

  #fireAll(): void {
    const now = this.#host.now();
    const due = this.#database.prepare('SELECT arn, dueAt FROM schedules WHERE dueAt <= ?').all(now);
    for (const { arn, dueAt } of due) {
      const known = this.#schedules.get(String(arn));
      if (!known) continue; // no longer in the template
      transact(this.#database, () => {
        this.#database
          .prepare('UPDATE schedules SET dueAt = ? WHERE arn = ?')
          .run(known.next(now) ?? null, String(arn));
        known.schedule.fire(Number(dueAt));
      });
    }
  }
}

export const schedules = part((host: Host) => new Schedules(host));
