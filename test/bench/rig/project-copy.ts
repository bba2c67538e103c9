import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '../../..');

/** Milliseconds until a start must have come to something. */
const patience = 120_000;

/** The project as it lies in a new clone after `npm ci`. */
export interface ProjectCopy {
  /** Runs `npm start` until the first page is there. */
  start(): Promise<RunningProject>;
  /** Forgets data, assembly and site: as cloned. */
  forget(): void;
  end(): void;
}

export interface RunningProject {
  readonly url: string;
  /** Milliseconds from `npm start` to the first page. */
  readonly milliseconds: number;
  /** Of npm; everything that it started is below it. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Copies what is under version control, or would be; the installed packages are shared. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0')) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // Always the same: links in messages name it, and other templates would have to be synthesised for another.
  const port = await freePort();
  return {
    start: () => start(folder, port),
    forget: () => {
      for (const made of ['.balai', 'cdk.out', 'web/citizen/dist']) {
        rmSync(join(folder, made), { recursive: true, force: true });
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function start(folder: string, port: number): Promise<RunningProject> {
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const npm = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const { pid } = npm;
  if (pid === undefined) throw new Error('npm could not be started.');
  const stop = async () => {
    // As Ctrl+C does: to everything that runs there. npm does not wait for the host, so we do.
    if (isRunning(pid)) process.kill(-pid, 'SIGINT');
    const deadline = performance.now() + patience;
    while (isRunning(pid)) {
      if (performance.now() > deadline) throw new Error('npm start left processes behind.');
      await delay(50);
    }
  };
  while (!(await hasFirstPage(url))) {
    if (npm.exitCode !== null || performance.now() - started > patience) {
      await stop();
      throw new Error(`npm start came to no page:\n${said}`);
    }
    await delay(50);
  }
  return { url, milliseconds: performance.now() - started, pid, stop };
}

async function hasFirstPage(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    return answer.ok && (await answer.text()).includes('</html>');
  } catch {
    return false;
  }
}

/** Whether anything of a process group is left. */
function isRunning(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
