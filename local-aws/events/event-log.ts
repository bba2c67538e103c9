import type { DatabaseSync } from 'node:sqlite';
import { Arrivals } from '../arrivals.ts';
import type { BusEvent } from './bus-event.ts';

export interface Logged {
  readonly number: number;
  readonly bus: string;
  /** Names of the rules that it matched. */
  readonly rules: readonly string[];
  readonly event: unknown;
}

const kept = 1_000;

/** The latest events, for people to look at. */
export class EventLog {
  readonly #database: DatabaseSync;
  readonly #arrivals = new Arrivals();

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`CREATE TABLE IF NOT EXISTS busEvents (
      number INTEGER PRIMARY KEY AUTOINCREMENT, bus TEXT NOT NULL, rules TEXT NOT NULL, event TEXT NOT NULL
    )`);
  }

  add({ bus, event, rules }: { bus: string; event: BusEvent; rules: readonly string[] }): void {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO busEvents (bus, rules, event) VALUES (?, ?, ?)')
      .run(bus, JSON.stringify(rules), JSON.stringify(event));
    this.#database.prepare('DELETE FROM busEvents WHERE number <= ?').run(Number(lastInsertRowid) - kept);
  }

  announce(): void {
    this.#arrivals.announce();
  }

  onArrival(listener: () => void): () => void {
    return this.#arrivals.listen(listener);
  }

  after(number: number): Logged[] {
    return this.#database
      .prepare('SELECT number, bus, rules, event FROM busEvents WHERE number > ? ORDER BY number')
      .all(number)
      .map((row) => ({
        number: Number(row['number']),
        bus: String(row['bus']),
        rules: JSON.parse(String(row['rules'])),
        event: JSON.parse(String(row['event'])),
      }));
  }
}
