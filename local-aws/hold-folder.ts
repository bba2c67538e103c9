import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

const lockFile = 'host.lock';

/** A data folder that no other host can use until it is released. */
export interface HeldFolder {
  readonly path: string;
  /** Deletes everything in it. */
  clear(): void;
  release(): void;
}

/**
 * Holds a data folder for this process. The operating system lets go of SQLite's file lock when the holder dies, however
 * it dies, so a killed host leaves nothing behind to clean up.
 */
export function holdFolder(folder: string): HeldFolder {
  const path = resolve(folder);
  const lock = open(path);
  return {
    path,
    clear: () => {
      const content = readdirSync(path).filter((name) => !name.startsWith(lockFile));
      for (const name of content) rmSync(join(path, name), { recursive: true, force: true });
    },
    release: () => lock.close(),
  };
}

function open(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(path, { recursive: true });
    lock = new DatabaseSync(join(path, lockFile));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/locked/.test(reason)) {
      throw new StartError(
        `Another host is running on ${path}`,
        'Stop that one, or start this one for another region (--region).',
        { cause },
      );
    }
    throw new StartError(
      `The data folder ${path} cannot be used (${reason})`,
      'Mend or remove it, then start again.',
      { cause },
    );
  }
}
