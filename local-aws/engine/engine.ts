import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { anySignature } from './call.ts';
import { lockFolder } from './folder-lock.ts';
import { endOrphan, rememberEngine } from './orphan.ts';
import { type EngineProgram, findEngineProgram } from './provider.ts';
import { tuneStreamRecords } from './tune.ts';

/** A running DynamoDB (with streams) on loopback, its data in one folder. */
export interface Engine {
  readonly name: string;
  readonly endpoint: string;
  /** Process id at the moment; undefined for an engine that is not ours (`DYNAMODB_ENDPOINT`). */
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
  /** `kill -9`, and stays down: start again on the same folder to see what survived. */
  readonly kill: () => Promise<void>;
}

export interface EngineOptions {
  readonly folder: string;
  /** Told when an engine died by itself and could not be brought back. */
  readonly onLost?: (error: Error) => void;
}

/** Milliseconds until an engine must answer; Java needed 20 s on a machine with ten times too much to do. */
const patience = 60_000;

/** Starts the engine on a folder; if it dies unasked, it is started again on the same endpoint. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const foreign = process.env['DYNAMODB_ENDPOINT'];
  if (foreign) return foreignEngine(foreign);

  const folder = resolve(options.folder);
  const program = findEngineProgram();
  const lock = lockFolder(folder);
  let ending = false;
  let child: ChildProcess;
  let port: number;

  let returning: Promise<void> = Promise.resolve();

  const watch = (running: ChildProcess) => {
    running.once('exit', () => {
      if (!ending) returning = comeBack();
    });
  };
  const comeBack = async () => {
    try {
      child = await launch(program, folder, port);
      watch(child);
    } catch (error) {
      options.onLost?.(
        new StartError('The embedded DynamoDB died and did not come back', 'Start the host again.', {
          cause: error,
        }),
      );
    }
  };

  try {
    await endOrphan(folder);
    ({ child, port } = await launchOnFreePort(program, folder));
    tune(child, program.database(folder), folder);
    watch(child);
  } catch (error) {
    lock.release();
    throw error;
  }

  const end = async (signal: NodeJS.Signals) => {
    if (ending) return;
    ending = true;
    // Ctrl+C reaches the engine, too: it may just be coming back, and must not outlive us.
    await returning;
    await endProcess(child, signal);
    lock.release();
  };
  return {
    name: program.name,
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => child.pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function tune(child: ChildProcess, file: string | undefined, folder: string): void {
  if (!file) return;
  try {
    tuneStreamRecords(file);
  } catch (cause) {
    child.kill('SIGKILL');
    throw damaged(folder, cause);
  }
}

async function foreignEngine(endpoint: string): Promise<Engine> {
  if (!(await answers(endpoint))) {
    throw new StartError(
      `No DynamoDB answers at DYNAMODB_ENDPOINT=${endpoint}`,
      'Start it there, or unset the variable to use the embedded one.',
    );
  }
  const nothing = async () => {};
  return { name: 'DYNAMODB_ENDPOINT', endpoint, pid: () => undefined, stop: nothing, kill: nothing };
}

/** The engines cannot tell which free port they took, so we look for one; another process may be faster, hence several tries. */
async function launchOnFreePort(program: EngineProgram, folder: string) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { child: await launch(program, folder, port), port };
    } catch (error) {
      const taken = error instanceof Error && /in use/i.test(error.message);
      if (!taken || attempt === 5) throw error;
    }
  }
}

async function launch(program: EngineProgram, folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(program.command, program.arguments({ folder, port }), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
  }
  const ended = new Promise<'ended'>((done) => {
    child.once('close', () => done('ended'));
    child.once('error', (error) => {
      said = error.message;
      done('ended');
    });
  });
  if (child.pid) rememberEngine(folder, child.pid);

  // Only its own word counts at first: on a port that was taken a moment ago, somebody else's engine answers just as well.
  const isUp = async () => program.announces.test(said) && (await answers(`http://127.0.0.1:${port}`));
  const outcome = await Promise.race([ended, until(isUp)]);
  if (outcome === 'up') return child;
  await endProcess(child, 'SIGKILL');
  throw explain({ said, folder, program, outcome });
}

const damaged = (folder: string, cause?: unknown) =>
  new StartError(
    `The data in ${folder} is damaged`,
    'Restore it from a copy, or begin anew with --fresh, which deletes what is stored.',
    { cause },
  );

function explain(failure: {
  said: string;
  folder: string;
  program: EngineProgram;
  outcome: string;
}): StartError {
  const { said, folder, program, outcome } = failure;
  if (/not a valid SQLite database|malformed|corrupt|not a database/i.test(said)) return damaged(folder);
  if (outcome === 'silent') {
    return new StartError(
      `${program.name} gave no answer within ${patience / 1000} s`,
      'Try again, or set DYNAMODB_ENDPOINT to a DynamoDB of your own.',
    );
  }
  return new StartError(
    `${program.name} did not start on ${folder} (${said.trim().split('\n').at(-1) || 'no reason given'})`,
    'Mend what it names, or set DYNAMODB_ENDPOINT to a DynamoDB of your own.',
  );
}

async function until(isUp: () => Promise<boolean>): Promise<'up' | 'silent'> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (await isUp()) return 'up';
    await delay(20);
  }
  return 'silent';
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        ...anySignature,
      },
      body: '{}',
      signal: AbortSignal.timeout(2_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(stubborn);
}
