import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { type Host, part } from '../host.ts';
import { database, transact } from '../storage/database.ts';
import { flexibleTimeWindow, scheduleState, targetSchema } from './definition.ts';
import { fire } from './deliver.ts';
import { schedules } from './schedules.ts';

/** How long and how often Scheduler tries; here firing and delivering is one commit, so that there is nothing to retry. */
const retryPolicy = z.strictObject({
  MaximumEventAgeInSeconds: z._default(z.int().check(z.gte(60), z.lte(86_400)), 86_400),
  MaximumRetryAttempts: z._default(z.int().check(z.gte(0), z.lte(185)), 185),
});

/** A schedule as the API describes it, without its name and group. */
export const definitionSchema = z.strictObject({
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
  Description: z.optional(z.string().check(z.maxLength(512))),
  FlexibleTimeWindow: flexibleTimeWindow,
  ScheduleExpression: z.string().check(z.minLength(1), z.maxLength(256)),
  ScheduleExpressionTimezone: z._default(z.string().check(z.minLength(1), z.maxLength(50)), 'UTC'),
  State: scheduleState,
  Target: z.extend(targetSchema, { RetryPolicy: z._default(retryPolicy, z.parse(retryPolicy, {})) }),
});
export type Definition = z.infer<typeof definitionSchema>;

interface MadeSchedule {
  readonly arn: string;
  readonly definition: Definition;
  readonly clientToken: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Schedules that were made while the host ran. They outlive it, and go with their last firing if they are to. */
class MadeSchedules {
  readonly #host: Host;
  readonly #database: DatabaseSync;

  constructor(host: Host) {
    this.#host = host;
    this.#database = database(host);
    this.#database.exec(`CREATE TABLE IF NOT EXISTS madeSchedules (
      arn TEXT PRIMARY KEY, definition TEXT NOT NULL, clientToken TEXT, createdAt INTEGER NOT NULL, modifiedAt INTEGER NOT NULL
    )`);
    for (const row of this.#database.prepare('SELECT * FROM madeSchedules').all()) this.#write(made(row))();
  }

  find(arn: string): MadeSchedule | undefined {
    const row = this.#database.prepare('SELECT * FROM madeSchedules WHERE arn = ?').get(arn);
    return row && made(row);
  }

  put(schedule: MadeSchedule): void {
    const { arn, definition, clientToken, createdAt, modifiedAt } = schedule;
    const begin = transact(this.#database, () => {
      this.#database
        .prepare('INSERT OR REPLACE INTO madeSchedules VALUES (?, ?, ?, ?, ?)')
        .run(arn, JSON.stringify(definition), clientToken ?? null, createdAt, modifiedAt);
      schedules(this.#host).remove(arn);
      return this.#write(schedule);
    });
    begin();
  }

  delete(arn: string): void {
    transact(this.#database, () => this.#remove(arn));
    schedules(this.#host).forget(arn);
  }

  /** When it is due; gives what makes it so once that is on disk. */
  #write({ arn, definition }: MadeSchedule): () => void {
    const { ScheduleExpression, ScheduleExpressionTimezone, Target, State, ActionAfterCompletion } =
      definition;
    const all = schedules(this.#host);
    if (State === 'DISABLED') return () => all.forget(arn);
    return all.write({
      arn,
      expression: ScheduleExpression,
      timezone: ScheduleExpressionTimezone,
      fire: (at) => fire(Target, { arn, at }, this.#host),
      ...(ActionAfterCompletion === 'DELETE' ? { complete: () => this.#remove(arn) } : {}),
    });
  }

  #remove(arn: string): void {
    this.#database.prepare('DELETE FROM madeSchedules WHERE arn = ?').run(arn);
    schedules(this.#host).remove(arn);
  }
}

function made(row: Readonly<Record<string, unknown>>): MadeSchedule {
  const { clientToken } = row;
  return {
    arn: String(row['arn']),
    definition: z.parse(definitionSchema, JSON.parse(String(row['definition']))),
    clientToken: typeof clientToken === 'string' ? clientToken : undefined,
    createdAt: Number(row['createdAt']),
    modifiedAt: Number(row['modifiedAt']),
  };
}

export const madeSchedules = part((host: Host) => new MadeSchedules(host));
