import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pidFile = (folder: string) => join(folder, 'engine.pid');

export function rememberEngine(folder: string, pid: number): void {
  writeFileSync(pidFile(folder), String(pid));
}

/**
 * Ends the engine that a killed host left running on this folder. Only called under the folder's lock (so no living host
 * owns it), and only for a process whose command line names this folder: the id may have been given to someone else since.
 */
export async function endOrphan(folder: string): Promise<void> {
  if (!existsSync(pidFile(folder))) return;
  const pid = Number(readFileSync(pidFile(folder), 'utf8'));
  if (!Number.isInteger(pid) || pid < 2) return;
  while (commandLine(pid).some((part) => part === folder || part.startsWith(join(folder, '/')))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return;
    }
    await delay(5);
  }
}

function commandLine(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    return [];
  }
}
