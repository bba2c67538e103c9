import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';

/**
 * Holds a data folder for this process. SQLite's file lock is let go by the operating system when the holder dies,
 * however it dies, so nothing is ever left behind to clean up.
 */
export function lockFolder(folder: string): { release: () => void } {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'engine.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new StartError(
      `The data folder ${folder} is in use by another running host`,
      'Stop that one, or choose another folder.',
      { cause },
    );
  }
  return { release: () => lock.close() };
}
