import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';

interface StoredObject {
  readonly key: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
}

interface Listed {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
}

/** Objects of all buckets; meant for failed records and small uploads, an object is held in memory while it is handled. */
class Objects {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #buckets = new Set<string>();

  constructor(opened: DatabaseSync, now: () => number) {
    this.#database = opened;
    this.#now = now;
    opened.exec(`CREATE TABLE IF NOT EXISTS objects (
      bucket TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, contentType TEXT NOT NULL, etag TEXT NOT NULL,
      modifiedAt INTEGER NOT NULL, PRIMARY KEY (bucket, key)
    ) WITHOUT ROWID`);
  }

  addBucket(bucket: string): void {
    this.#buckets.add(bucket);
  }

  hasBucket(bucket: string): boolean {
    return this.#buckets.has(bucket);
  }

  put(bucket: string, object: { key: string; body: Buffer; contentType?: string }): { etag: string } {
    const etag = `"${createHash('md5').update(object.body).digest('hex')}"`;
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO objects (bucket, key, body, contentType, etag, modifiedAt) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(bucket, object.key, object.body, object.contentType ?? 'binary/octet-stream', etag, this.#now());
    return { etag };
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const row = this.#database
      .prepare('SELECT body, contentType, etag, modifiedAt FROM objects WHERE bucket = ? AND key = ?')
      .get(bucket, key);
    const body = row?.['body'];
    if (!row || !(body instanceof Uint8Array)) return undefined;
    return {
      key,
      body: Buffer.from(body),
      contentType: String(row['contentType']),
      etag: String(row['etag']),
      modifiedAt: Number(row['modifiedAt']),
    };
  }

  delete(bucket: string, key: string): void {
    this.#database.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
  }

  /** In the order of UTF-8 bytes, after `after`. */
  list(bucket: string, { prefix, after, most }: { prefix: string; after: string; most: number }): Listed[] {
    return this.#database
      .prepare(`
        SELECT key, length(body) AS size, etag, modifiedAt FROM objects
        WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND key > ? ORDER BY key LIMIT ?`)
      .all(bucket, prefix, prefix, after, most)
      .map((row) => ({
        key: String(row['key']),
        size: Number(row['size']),
        etag: String(row['etag']),
        modifiedAt: Number(row['modifiedAt']),
      }));
  }
}

export const objects = part((host: Host) => new Objects(database(host), () => host.now()));
