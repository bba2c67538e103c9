import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../gateway.ts';
import { transact } from '../storage/database.ts';
import type { Queues } from './queues.ts';

interface MoveTask {
  readonly TaskHandle: string;
  readonly Status: 'COMPLETED';
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  readonly StartedTimestamp: number;
}

/** Redrive: dead letters go back where they came from, as new messages. Done at once, whatever rate was asked for. */
export class MoveTasks {
  readonly #database: DatabaseSync;
  readonly #queues: Queues;
  readonly #done: MoveTask[] = [];

  constructor(database: DatabaseSync, queues: Queues) {
    this.#database = database;
    this.#queues = queues;
  }

  start({ sourceArn, destinationArn }: { sourceArn: string; destinationArn?: string }): {
    TaskHandle: string;
  } {
    const source = this.#queues.byArn(sourceArn);
    if (!source) throw notFound(sourceArn);
    if (destinationArn !== undefined && !this.#queues.byArn(destinationArn)) throw notFound(destinationArn);
    const feeds = [...this.#queues.all()].some(
      ({ settings }) => settings.redrive?.deadLetterArn === sourceArn,
    );
    if (!feeds) {
      throw new AwsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    }
    const moved = this.#move(source.settings.name, destinationArn);
    const task: MoveTask = {
      TaskHandle: randomUUID(),
      Status: 'COMPLETED',
      SourceArn: sourceArn,
      ...(destinationArn === undefined ? {} : { DestinationArn: destinationArn }),
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: moved,
      StartedTimestamp: Date.now(),
    };
    this.#done.unshift(task);
    return { TaskHandle: task.TaskHandle };
  }

  list(sourceArn: string, most: number): readonly MoveTask[] {
    return this.#done.filter((task) => task.SourceArn === sourceArn).slice(0, most);
  }

  #move(source: string, destinationArn: string | undefined): number {
    const now = Date.now();
    return transact(this.#database, () => {
      const waiting = this.#database
        .prepare('SELECT number, deadLetterSource FROM messages WHERE queue = ? AND visibleAt <= ?')
        .all(source, now);
      const update = this.#database.prepare(
        'UPDATE messages SET queue = ?, id = ?, sentAt = ?, visibleAt = ?, receives = 0, receipt = NULL, deadLetterSource = NULL WHERE number = ?',
      );
      const targets = waiting.map(({ number, deadLetterSource }) => {
        const target = this.#queues.byArn(destinationArn ?? String(deadLetterSource));
        if (!target) return false;
        update.run(target.settings.name, randomUUID(), now, now, number ?? null);
        target.announce();
        return true;
      });
      return targets.filter(Boolean).length;
    });
  }
}

const notFound = (arn: string) =>
  new AwsError(
    'ResourceNotFoundException',
    `The resource that you specified for the ARN ${arn} doesn't exist.`,
  );
