import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

/**
 * Holds a data folder for this process. The operating system lets go of SQLite's file lock when the holder dies, however
 * it dies, so a killed host leaves nothing behind to clean up.
 */
export function holdFolder(folder: string): { release(): void } {
  const lock = new DatabaseSync(join(folder, 'host.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new StartError(
      `Another host is running on ${folder}`,
      'Stop that one, or start this one for another region (--region).',
      { cause },
    );
  }
  return { release: () => lock.close() };
}
