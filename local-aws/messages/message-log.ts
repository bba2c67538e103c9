import type { DatabaseSync } from 'node:sqlite';
import { Arrivals } from '../arrivals.ts';
import { type Host, part } from '../host.ts';
import { livePage } from '../pages/live-page.ts';
import { database } from '../storage/database.ts';

/** Something that AWS would have sent. */
interface OutgoingMessage {
  readonly id: string;
  readonly channel: 'sms' | 'mail' | 'topic';
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const kept = 1_000;

/** Messages that left the system, kept for people to look at. */
class MessageLog {
  readonly #database: DatabaseSync;
  readonly #arrivals = new Arrivals();

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS outgoing (number INTEGER PRIMARY KEY AUTOINCREMENT, message TEXT NOT NULL)',
    );
  }

  add(message: OutgoingMessage): void {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO outgoing (message) VALUES (?)')
      .run(JSON.stringify(message));
    this.#database.prepare('DELETE FROM outgoing WHERE number <= ?').run(Number(lastInsertRowid) - kept);
    this.#arrivals.announce();
  }

  onArrival(listener: () => void): () => void {
    return this.#arrivals.listen(listener);
  }

  after(number: number): (OutgoingMessage & { readonly number: number })[] {
    return this.#database
      .prepare('SELECT number, message FROM outgoing WHERE number > ? ORDER BY number')
      .all(number)
      .map((row) => ({ number: Number(row['number']), ...JSON.parse(String(row['message'])) }));
  }
}

/** The log with its page. */
export const messageLog = part((host: Host) => {
  const log = new MessageLog(database(host));
  host.door.addPage(
    livePage({
      name: 'messages',
      path: '/_local/messages',
      title: { id: 'Pesan keluar', en: 'Outgoing messages' },
      about: {
        id: 'SMS dan surel, seperti di telepon warga',
        en: 'Text messages and mail, as a phone shows them',
      },
      feed: log,
    }),
  );
  return log;
});
