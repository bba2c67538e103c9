import type { DatabaseSync } from 'node:sqlite';

/** How far one mapping has got in each shard of its stream. `done` marks a closed shard that was read to its end. */
export class Checkpoints {
  readonly #database: DatabaseSync;
  readonly #mapping: string;

  constructor(database: DatabaseSync, mapping: string) {
    this.#database = database;
    this.#mapping = mapping;
    database.exec(`CREATE TABLE IF NOT EXISTS checkpoints (
      mapping TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT, done INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (mapping, shard)
    ) WITHOUT ROWID`);
  }

  /** True once any position was taken: from then on, a shard without a checkpoint is a new one and read from its start. */
  begun(): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM checkpoints WHERE mapping = ?').get(this.#mapping) !== undefined
    );
  }

  of(shard: string): { sequence?: string; done: boolean } {
    const row = this.#database
      .prepare('SELECT sequence, done FROM checkpoints WHERE mapping = ? AND shard = ?')
      .get(this.#mapping, shard);
    const sequence = row?.['sequence'];
    return {
      done: row?.['done'] === 1,
      ...(typeof sequence === 'string' ? { sequence } : {}),
    };
  }

  pass(shard: string, sequence: string | undefined): void {
    this.#database
      .prepare(`INSERT INTO checkpoints (mapping, shard, sequence) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET sequence = coalesce(excluded.sequence, sequence)`)
      .run(this.#mapping, shard, sequence ?? null);
  }

  finish(shard: string): void {
    this.pass(shard, undefined);
    this.#database
      .prepare('UPDATE checkpoints SET done = 1 WHERE mapping = ? AND shard = ?')
      .run(this.#mapping, shard);
  }
}
