import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { endOrphan } from './engine/orphan.ts';
import { type HeldFolder, holdFolder } from './hold-folder.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { StartError } from './start-error.ts';
import { type RunningHost, startHost } from './start-host.ts';
import { requireRegion, synthesise } from './synth.ts';
import { watchSources } from './watch-sources.ts';
import { welcome } from './welcome.ts';

// `npm start`: one region on this machine, until Ctrl+C.
try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await run(options);
} catch (error) {
  fail(error);
}

async function run(options: Options): Promise<void> {
  requireRegion(options.region);
  const folder = holdFolder(join(import.meta.dirname, '../.balai', options.region));
  if (options.fresh) {
    await endOrphan(join(folder.path, 'dynamodb'));
    folder.clear();
  }
  let host = await start(options, folder);
  const player = options.demo ? play(host.url) : undefined;
  let ending = false;
  let settled = Promise.resolve();
  let swapped = Promise.resolve();

  const watcher = options.watch
    ? watchSources((file) => {
        settled = settled.then(() => restart(file));
      })
    : undefined;

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      watcher?.close();
      player?.kill();
      void swapped.then(() => host.stop()).then(() => process.exit(0), fail);
    });
  }

  async function restart(file: string): Promise<void> {
    console.log(`\n${file} changed …`);
    try {
      // What runs is only stopped once there is something to take its place.
      await assemble(options, folder);
      if (ending) return;
      swapped = swap();
      await swapped;
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      console.error(inWords(error));
    }
  }

  async function swap(): Promise<void> {
    await host.stop();
    host = await start(options, folder);
  }
}

async function start(options: Options, folder: HeldFolder): Promise<RunningHost> {
  const began = performance.now();
  const host = await startHost({
    assembly: await assemble(options, folder),
    dataFolder: folder,
    port: options.port,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    report: (source, line, detail) => {
      if (!detail || options.verbose) console.log(`${source}  ${line}`);
    },
  });
  console.log(
    welcome({ host, region: options.region, folder: folder.path, milliseconds: performance.now() - began }),
  );
  return host;
}

/** Plays an office day through the doors of what runs here: a program of its own, of which the host knows nothing but this name. */
function play(url: string): ChildProcess {
  return fork(join(import.meta.dirname, '../test/demo/play-day.ts'), ['--url', url], { stdio: 'inherit' });
}

function assemble({ region, port }: Options, { path }: HeldFolder): Promise<string> {
  return synthesise({ region, origin: `http://localhost:${port}`, folder: join(path, 'assembly') });
}

function fail(error: unknown): never {
  console.error(error instanceof StartError ? `Balai cannot start. ${inWords(error)}` : error);
  process.exit(1);
}

function inWords({ message, wayOut }: StartError): string {
  return wayOut === '' ? message : `${message}\n→ ${wayOut}`;
}
