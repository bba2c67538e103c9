import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { AwsError } from '../gateway.ts';

/** Bytes that were taken in, as a file that nothing refers to yet. */
export interface Content {
  readonly id: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
  readonly sha256: string;
  /** Unsigned 32 bits. */
  readonly crc32: number;
}

/**
 * The bytes of objects, a file each, whole and on the disk before a row names it. A row in SQLite would hold 25 MB in memory and
 * write them twice. A file is never changed; it goes once no row names it and the commit that forgot it is on the disk.
 */
export class Contents {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Throws EntityTooLarge beyond `most` bytes, and what `stream` throws; then nothing is left of it. */
  async receive(stream: AsyncIterable<Buffer>, most = Number.POSITIVE_INFINITY): Promise<Content> {
    const id = randomUUID();
    const md5 = createHash('md5');
    const sha256 = createHash('sha256');
    let size = 0;
    let crc = 0;
    try {
      await using file = await open(this.#path(id), 'wx');
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > most) {
          throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
        }
        md5.update(chunk);
        sha256.update(chunk);
        crc = crc32(chunk, crc);
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      this.remove(id);
      throw error;
    }
    this.#syncFolder();
    return { id, size, md5: md5.digest('hex'), sha256: sha256.digest('hex'), crc32: crc };
  }

  /** At once, for the host's own small objects, of which nobody asks for other digests. */
  write(body: Buffer): Pick<Content, 'id' | 'size' | 'md5'> {
    const id = randomUUID();
    writeFileSync(this.#path(id), body, { flag: 'wx', flush: true });
    this.#syncFolder();
    return { id, size: body.length, md5: createHash('md5').update(body).digest('hex') };
  }

  /** Opened at once: what is removed meanwhile is still read to its end. `to` is the last byte. */
  read(id: string, { from, to }: { from: number; to: number }): Readable {
    const fd = openSync(this.#path(id), 'r');
    return createReadStream('', { fd, start: from, end: to });
  }

  remove(id: string): void {
    rmSync(this.#path(id), { force: true });
  }

  all(): string[] {
    return readdirSync(this.#folder);
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }

  #syncFolder(): void {
    const fd = openSync(this.#folder, 'r');
    fsyncSync(fd);
    closeSync(fd);
  }
}
