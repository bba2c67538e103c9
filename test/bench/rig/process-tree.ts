import { readdirSync, readFileSync } from 'node:fs';
import { sum } from '../statistics.ts';

/** Memory of one process, in bytes. */
export interface ProcessMemory {
  /** The name of its program: `dynoxide`. */
  readonly name: string;
  readonly rss: number;
  /** Pages that several processes share are divided among them, so that a sum counts each page once. */
  readonly pss: number;
}

/** A process and everything below it, by what Linux tells in /proc. */
export function memoryOfTree(root: number): readonly ProcessMemory[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap((entry) => {
        const parent = fieldOf(entry, 'status', 'PPid');
        return parent === undefined ? [] : [[Number(entry), parent] as const];
      }),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow).map((pid) => ({
    name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
    rss: 1024 * (fieldOf(String(pid), 'status', 'VmRSS') ?? 0),
    pss: 1024 * (fieldOf(String(pid), 'smaps_rollup', 'Pss') ?? 0),
  }));
}

/** The number behind a name in one of a process's files; undefined when the process is gone. */
function fieldOf(pid: string, file: string, name: string): number | undefined {
  try {
    const value = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(
      readFileSync(`/proc/${pid}/${file}`, 'utf8'),
    )?.[1];
    return value === undefined ? undefined : Number(value);
  } catch {
    return undefined;
  }
}

export const total = (memory: readonly ProcessMemory[], kind: 'rss' | 'pss'): number =>
  sum(memory.map((process) => process[kind]));

/** Milliseconds of processor time that a process has had, by the kernel's ticks of 10 ms. */
export function cpuOfProcess(pid: number): number {
  // The name of the program stands in brackets and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
