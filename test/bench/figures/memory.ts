import { setTimeout as delay } from 'node:timers/promises';
import { Citizen, nikOf } from '../../world/citizen.ts';
import type { Figure, Row } from '../figure.ts';
import { firstFreeWindow } from '../rig/free-window.ts';
import { memoryOfTree, type ProcessMemory, total } from '../rig/process-tree.ts';
import { copyProject } from '../rig/project-copy.ts';

/** Milliseconds after which nothing is going on any more. */
const quiet = 15_000;

const megabytes = (bytes: number): number => bytes / 1e6;

/** Memory of everything that `npm start` runs, idle. */
export async function measureMemory(): Promise<Figure> {
  const project = await copyProject();
  try {
    const running = await project.start();
    try {
      await delay(quiet);
      const started = memoryOfTree(running.pid);
      await new Citizen(() => running.url, nikOf(1)).book(await firstFreeWindow(running.url));
      await delay(quiet);
      const booked = memoryOfTree(running.pid);
      return {
        title: 'Memory',
        method:
          'All processes below `npm start`, from /proc: the proportional set (pages that processes share counted once), and beside it the ' +
          `resident one. ${quiet / 1000} s after the first page, and as long after a first booking: then the functions ` +
          'of the path have been loaded.',
        rows: [rowOf('Memory idle', started), rowOf('Memory idle after a booking', booked)],
      };
    } finally {
      await running.stop();
    }
  } finally {
    project.end();
  }
}

function rowOf(name: string, memory: readonly ProcessMemory[]): Row {
  const engine = memory.filter((process) => process.name === 'dynoxide' || process.name === 'java');
  const resident = megabytes(total(memory, 'rss')).toFixed(0);
  const ofEngine = megabytes(total(engine, 'pss')).toFixed(0);
  return {
    name,
    value: megabytes(total(memory, 'pss')),
    unit: 'MB',
    atMost: 600,
    baseline: `${ofEngine} of it the engine; resident ${resident} MB in ${memory.length} processes`,
  };
}
