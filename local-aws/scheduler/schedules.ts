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
  /** Called within the commit of its last firing; the schedule is forgotten then. */
  complete?(): void;
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
  readonly #reserved = new Set<string>();
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
    this.write(schedule)();
  }

  /** The same within a commit of the caller's, who calls what it gives once that is done. */
  write(schedule: Schedule): () => void {
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
    return () => this.#schedules.set(schedule.arn, { schedule, next });
  }

  /** Within the commit of the caller; `forget` follows it. */
  remove(arn: string): void {
    this.#database.prepare('DELETE FROM schedules WHERE arn = ?').run(arn);
  }

  forget(arn: string): void {
    this.#schedules.delete(arn);
  }

  /** The name belongs to a schedule of a template. */
  reserve(arn: string): void {
    this.#reserved.add(arn);
  }

  isReserved(arn: string): boolean {
    return this.#reserved.has(arn);
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
      const next = known.next(now);
      const completed = next === undefined && known.schedule.complete !== undefined;
      transact(this.#database, () => {
        this.#database.prepare('UPDATE schedules SET dueAt = ? WHERE arn = ?').run(next ?? null, String(arn));
        known.schedule.fire(Number(dueAt));
        if (completed) known.schedule.complete?.();
      });
      if (completed) this.forget(String(arn));
    }
  }
}

export const schedules = part((host: Host) => new Schedules(host));

/** The names of the groups that there are. */
export const scheduleGroups = part(() => new Set(['default']));

export function scheduleArn(
  { group, name }: { group: string; name: string },
  { aws }: Pick<Host, 'aws'>,
): string {
  return `arn:${aws.partition}:scheduler:${aws.region}:${aws.accountId}:schedule/${group}/${name}`;
}

/** The role is assumed on behalf of the group: `…:schedule/<group>/<name>` → `…:schedule-group/<group>`. */
export const groupOf = (arn: string) => arn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
