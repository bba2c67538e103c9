import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and when figures were measured. */
export interface Setting {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
  /** Processes that wanted a processor in the minute before the run. */
  readonly load: number;
}

export function describeSetting(): Setting {
  const processors = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return {
    date: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    commit: commit(),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', '--untracked-files=no') ? ' with changes' : '')
    );
  } catch {
    return 'unknown';
  }
}
