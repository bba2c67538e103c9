import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Host, part } from '../host.ts';

/**
 * Where queues, bus, checkpoints, schedules, secrets and objects live: one file, so that "checkpoint passed" can never be on
 * disk without "event accepted" and so on down the line. A commit survives the death of this process at once
 * (synchronous=NORMAL: no fsync each); a power cut may take the last moments, but then of all of them together, and the
 * streams are read again from the older checkpoint.
 */
export const database = part((host: Host): DatabaseSync => {
  mkdirSync(host.dataFolder, { recursive: true });
  const opened = openDatabase(join(host.dataFolder, 'services.sqlite'));
  host.onStop(() => opened.close());
  return opened;
});

function openDatabase(file: string): DatabaseSync {
  const opened = new DatabaseSync(file, { timeout: 5_000 });
  opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return opened;
}

/** All of `work` is on disk, or none of it. */
export function transact<T>(opened: DatabaseSync, work: () => T): T {
  opened.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    opened.exec('COMMIT');
    return result;
  } catch (error) {
    if (opened.isTransaction) opened.exec('ROLLBACK'); // a full disk has rolled back by itself
    throw error;
  }
}
