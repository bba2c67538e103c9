import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { AwsError } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { type Content, Contents } from './contents.ts';
import type { CorsRule } from './cors.ts';
import { type ExpiryRule, expiredBefore } from './lifecycle.ts';

interface BucketRules {
  readonly cors: readonly CorsRule[];
  readonly expiry: readonly ExpiryRule[];
}

interface Listed {
  readonly key: string;
  readonly size: number;
  /** With its quotes. */
  readonly etag: string;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
}

export interface StoredObject extends Listed {
  /** What GetObject gives back: `content-type`, `cache-control`, `x-amz-meta-…`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string;
}

interface Destination {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `If-None-Match: *`: throws PreconditionFailed if there is an object of that key. */
  readonly unlessThere?: boolean;
}

/** Milliseconds between looks at the clock, and until the files of what was deleted go. */
const tick = 1_000;

const day = 86_400_000;

/** Objects of all buckets: what they are in the database, their bytes beside it. */
class Objects {
  readonly #host: Host;
  readonly #database: DatabaseSync;
  readonly #contents: Contents;
  readonly #buckets = new Map<string, BucketRules>();
  readonly #unused = new Set<string>();
  #removal: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #expiredOn = -1;

  constructor(host: Host) {
    this.#host = host;
    this.#database = database(host);
    this.#contents = new Contents(join(host.dataFolder, 'objects'));
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS objectRows (
        bucket TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
        headers TEXT NOT NULL, modifiedAt INTEGER NOT NULL, PRIMARY KEY (bucket, key)
      ) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS objectsByContent ON objectRows (content)`);
    this.#moveBodies();
    // What a host that died had taken in, but not named, or no longer named.
    for (const id of this.#contents.all()) this.#unused.add(id);
    this.#removeUnused();
    host.onStop(() => this.#removeUnused());
  }

  addBucket(bucket: string, rules: BucketRules): void {
    this.#buckets.set(bucket, rules);
  }

  bucket(bucket: string): BucketRules | undefined {
    return this.#buckets.get(bucket);
  }

  /** Writes it down as a file; `store` then makes it an object, or `drop` gives it up. */
  receive(stream: AsyncIterable<Buffer>, most?: number): Promise<Content> {
    return this.#contents.receive(stream, most);
  }

  drop({ id }: Content): void {
    this.#contents.remove(id);
  }

  store(
    bucket: string,
    { id, size, md5 }: Pick<Content, 'id' | 'size' | 'md5'>,
    destination: Destination,
  ): StoredObject {
    return this.#write(bucket, { content: id, size, etag: `"${md5}"` }, destination);
  }

  /** The host's own small objects, at once. */
  put(bucket: string, { key, body, contentType }: { key: string; body: Buffer; contentType: string }): void {
    this.store(bucket, this.#contents.write(body), { key, headers: { 'content-type': contentType } });
  }

  /** Another name for the same bytes: nothing is copied, as nothing changes them. */
  copy(from: StoredObject, bucket: string, destination: Destination): StoredObject {
    return this.#write(bucket, from, destination);
  }

  find(bucket: string, key: string): StoredObject | undefined {
    const row = this.#database
      .prepare('SELECT * FROM objectRows WHERE bucket = ? AND key = ?')
      .get(bucket, key);
    if (!row) return undefined;
    return { ...listed(row), headers: JSON.parse(String(row['headers'])), content: String(row['content']) };
  }

  read({ content }: StoredObject, range: { from: number; to: number }): Readable {
    return this.#contents.read(content, range);
  }

  delete(bucket: string, key: string): void {
    const gone = this.#database
      .prepare('DELETE FROM objectRows WHERE bucket = ? AND key = ? RETURNING content')
      .get(bucket, key);
    if (gone) this.#forget(String(gone['content']));
  }

  /** In the order of UTF-8 bytes, after `after`. */
  list(bucket: string, { prefix, after, most }: { prefix: string; after: string; most: number }): Listed[] {
    return this.#database
      .prepare(`
        SELECT key, size, etag, modifiedAt FROM objectRows
        WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND key > ? ORDER BY key LIMIT ?`)
      .all(bucket, prefix, prefix, after, most)
      .map(listed);
  }

  /** From now on what is expired goes, whenever a day (UTC) has begun. */
  open(): void {
    this.#timer ??= setInterval(() => this.#expireOnceADay(), tick);
    this.#expireOnceADay();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #write(
    bucket: string,
    { content, size, etag }: Pick<StoredObject, 'content' | 'size' | 'etag'>,
    { key, headers, unlessThere }: Destination,
  ): StoredObject {
    const known = this.find(bucket, key);
    if (known && unlessThere) {
      this.#forget(content);
      throw preconditionFailed();
    }
    const modifiedAt = this.#host.now();
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO objectRows (bucket, key, content, size, etag, headers, modifiedAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(bucket, key, content, size, etag, JSON.stringify(headers), modifiedAt);
    if (known) this.#forget(known.content);
    return { key, content, size, etag, headers, modifiedAt };
  }

  #forget(content: string): void {
    this.#unused.add(content);
    this.#removal ??= setTimeout(() => this.#removeUnused(), tick).unref();
  }

  /** A checkpoint puts on the disk what forgot them: no power cut brings back a row without its file. */
  #removeUnused(): void {
    clearTimeout(this.#removal);
    this.#removal = undefined;
    try {
      if (this.#unused.size > 0) this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      const named = this.#database.prepare('SELECT 1 FROM objectRows WHERE content = ? LIMIT 1');
      for (const id of this.#unused) {
        if (!named.get(id)) this.#contents.remove(id);
        this.#unused.delete(id);
      }
    } catch (error) {
      this.#host.log('s3', `Files of deleted objects stay until the next start: ${String(error)}`);
    }
  }

  #expireOnceADay(): void {
    const now = this.#host.now();
    const today = Math.floor(now / day);
    if (today === this.#expiredOn) return;
    try {
      for (const [bucket, { expiry }] of this.#buckets) {
        for (const rule of expiry) this.#expire(bucket, rule, now);
      }
      this.#expiredOn = today;
    } catch (error) {
      this.#host.log('s3', String(error));
    }
  }

  #expire(bucket: string, { prefix, days }: ExpiryRule, now: number): void {
    const gone = this.#database
      .prepare(
        'DELETE FROM objectRows WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND modifiedAt < ? RETURNING content',
      )
      .all(bucket, prefix, prefix, expiredBefore(now, days));
    for (const { content } of gone) this.#forget(String(content));
  }

  /** Bodies once lay in the database. */
  #moveBodies(): void {
    const old = this.#database.prepare(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'objects'",
    );
    if (!old.get()) return;
    for (const { bucket, key, body, contentType, modifiedAt } of this.#database
      .prepare('SELECT * FROM objects')
      .all()) {
      if (!(body instanceof Uint8Array)) continue;
      const { id, size, md5 } = this.#contents.write(Buffer.from(body));
      this.#database
        .prepare('INSERT OR IGNORE INTO objectRows VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(
          String(bucket),
          String(key),
          id,
          size,
          `"${md5}"`,
          JSON.stringify({ 'content-type': contentType }),
          Number(modifiedAt),
        );
    }
    this.#database.exec('DROP TABLE objects');
  }
}

function listed(row: Readonly<Record<string, unknown>>): Listed {
  return {
    key: String(row['key']),
    size: Number(row['size']),
    etag: String(row['etag']),
    modifiedAt: Number(row['modifiedAt']),
  };
}

export const preconditionFailed = () =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);

export const objects = part((host: Host) => new Objects(host));
