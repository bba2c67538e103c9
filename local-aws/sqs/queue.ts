import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Arrivals } from '../arrivals.ts';
import { transact } from '../storage/database.ts';

/** Attributes of a queue that change what it does; durations in seconds, as the template says them. */
export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly delay: number;
  readonly receiveWait: number;
  readonly maximumMessageSize: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface NewMessage {
  readonly body: string;
  /** Message attributes, as the API words them. */
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly sender: string;
  readonly delay?: number;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

export interface Message {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly attributes: string;
  readonly sender: string;
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly receives: number;
  readonly deadLetterSource: string | null;
}

/** Creates what all queues share on disk. Times are real time: a host whose clock jumps must not hide or drop messages. */
export function prepareQueues(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS messages (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      queue TEXT NOT NULL, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, attributes TEXT NOT NULL, sender TEXT NOT NULL,
      sentAt INTEGER NOT NULL, visibleAt INTEGER NOT NULL, firstReceivedAt INTEGER NOT NULL DEFAULT 0,
      receives INTEGER NOT NULL DEFAULT 0, receipt TEXT, deadLetterSource TEXT
    );
    CREATE INDEX IF NOT EXISTS messages_visible ON messages (queue, visibleAt);
    CREATE UNIQUE INDEX IF NOT EXISTS messages_receipt ON messages (receipt) WHERE receipt IS NOT NULL;
    -- Whoever held a message when the last host died is gone with it.
    UPDATE messages SET visibleAt = 0, receipt = NULL WHERE receipt IS NOT NULL;
  `);
}

/** One standard queue: at least once, in no promised order, kept until deleted or too old. */
export class Queue {
  readonly settings: QueueSettings;
  readonly #database: DatabaseSync;
  readonly #arrivals = new Arrivals();
  readonly #deadLetters: (arn: string) => Queue | undefined;

  constructor(
    database: DatabaseSync,
    settings: QueueSettings,
    deadLetters: (arn: string) => Queue | undefined,
  ) {
    this.#database = database;
    this.settings = settings;
    this.#deadLetters = deadLetters;
  }

  send(message: NewMessage): { id: string } {
    const id = randomUUID();
    const now = Date.now();
    const delay = message.delay ?? this.settings.delay;
    this.#database
      .prepare(
        'INSERT INTO messages (queue, id, body, attributes, sender, sentAt, visibleAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        this.settings.name,
        id,
        message.body,
        JSON.stringify(message.attributes ?? {}),
        message.sender,
        now,
        now + delay * 1000,
      );
    this.announce();
    return { id };
  }

  /** Whoever waits looks again. */
  announce(): void {
    this.#arrivals.announce();
  }

  /** Up to `most` visible messages, hidden for `timeout` seconds; what was tried too often goes to the dead letters. */
  receive({ most, timeout }: { most: number; timeout?: number }): Message[] {
    return transact(this.#database, () => {
      const now = Date.now();
      this.#dropExpired(now);
      this.#buryExhausted(now);
      const visible = this.#database
        .prepare(
          'SELECT number FROM messages WHERE queue = ? AND visibleAt <= ? ORDER BY visibleAt, number LIMIT ?',
        )
        .all(this.settings.name, now, most);
      const take = this.#database.prepare(`
        UPDATE messages SET receipt = ?, receives = receives + 1, visibleAt = ?,
          firstReceivedAt = CASE firstReceivedAt WHEN 0 THEN ? ELSE firstReceivedAt END
        WHERE number = ?
        RETURNING id, receipt, body, attributes, sender, sentAt, firstReceivedAt, receives, deadLetterSource`);
      const until = now + (timeout ?? this.settings.visibilityTimeout) * 1000;
      return visible.map(({ number }) => toMessage(take.get(newReceipt(), until, now, number ?? null)));
    });
  }

  /** Resolves when it is worth while to receive: something is visible, `deadline` (real time) has come or `signal` fired. */
  async settled({ deadline, signal }: { deadline: number; signal?: AbortSignal }): Promise<void> {
    while (!signal?.aborted && Date.now() < deadline) {
      const next = this.#nextVisible();
      if (next !== undefined && next <= Date.now()) return;
      await this.#arrivals.next({ patience: Math.min(next ?? deadline, deadline) - Date.now(), signal });
    }
  }

  /** False if the receipt is not the message's latest one, or the message is gone. */
  delete(receipt: string): boolean {
    const { changes } = this.#database
      .prepare('DELETE FROM messages WHERE queue = ? AND receipt = ?')
      .run(this.settings.name, receipt);
    return changes > 0;
  }

  /** False if the message is not in flight under this receipt. */
  changeVisibility(receipt: string, timeout: number): boolean {
    const now = Date.now();
    const { changes } = this.#database
      .prepare('UPDATE messages SET visibleAt = ? WHERE queue = ? AND receipt = ? AND visibleAt > ?')
      .run(now + timeout * 1000, this.settings.name, receipt, now);
    if (changes > 0) this.announce();
    return changes > 0;
  }

  purge(): void {
    this.#database.prepare('DELETE FROM messages WHERE queue = ?').run(this.settings.name);
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    const now = Date.now();
    this.#dropExpired(now);
    const row = this.#database
      .prepare(`
        SELECT COUNT(*) FILTER (WHERE visibleAt <= $now) AS visible,
          COUNT(*) FILTER (WHERE visibleAt > $now AND receipt IS NOT NULL) AS inFlight,
          COUNT(*) FILTER (WHERE visibleAt > $now AND receipt IS NULL) AS delayed
        FROM messages WHERE queue = $queue`)
      .get({ $now: now, $queue: this.settings.name });
    return {
      visible: Number(row?.['visible']),
      inFlight: Number(row?.['inFlight']),
      delayed: Number(row?.['delayed']),
    };
  }

  #nextVisible(): number | undefined {
    const row = this.#database
      .prepare('SELECT MIN(visibleAt) AS next FROM messages WHERE queue = ?')
      .get(this.settings.name);
    return typeof row?.['next'] === 'number' ? row['next'] : undefined;
  }

  #dropExpired(now: number): void {
    this.#database
      .prepare('DELETE FROM messages WHERE queue = ? AND sentAt < ?')
      .run(this.settings.name, now - this.settings.retention * 1000);
  }

  /** The time of sending stays: a message is not kept longer for having failed. */
  #buryExhausted(now: number): void {
    const { redrive, name, arn } = this.settings;
    const deadLetters = redrive && this.#deadLetters(redrive.deadLetterArn);
    if (!redrive || !deadLetters) return;
    const { changes } = this.#database
      .prepare(`
        UPDATE messages SET queue = ?, receipt = NULL, receives = 0, firstReceivedAt = 0, visibleAt = ?, deadLetterSource = ?
        WHERE queue = ? AND visibleAt <= ? AND receives >= ?`)
      .run(deadLetters.settings.name, now, arn, name, now, redrive.maxReceiveCount);
    if (changes > 0) deadLetters.announce();
  }
}

const newReceipt = () => randomBytes(24).toString('base64url');

function toMessage(row: Record<string, unknown> | undefined): Message {
  return {
    id: String(row?.['id']),
    receipt: String(row?.['receipt']),
    body: String(row?.['body']),
    attributes: String(row?.['attributes']),
    sender: String(row?.['sender']),
    sentAt: Number(row?.['sentAt']),
    firstReceivedAt: Number(row?.['firstReceivedAt']),
    receives: Number(row?.['receives']),
    deadLetterSource: typeof row?.['deadLetterSource'] === 'string' ? row['deadLetterSource'] : null,
  };
}
