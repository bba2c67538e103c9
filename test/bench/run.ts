import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from './figure.ts';
import { figures } from './figures/index.ts';
import { describeSetting } from './machine.ts';
import { type Measured, writeReport } from './report.ts';

// `npm run bench` writes docs/benchmarks.md; `npm run bench -- first-call lighthouse` measures these only and prints.

/** Milliseconds for all figures; one that finds no time left is reported as not measured. */
const limit = 20 * 60_000;

const started = performance.now();
const elapsed = () => performance.now() - started;

function measure(name: string): Promise<Measured> {
  const began = elapsed();
  // In a group of its own, so that whatever it started ends with it.
  const child = fork(join(import.meta.dirname, 'measure.ts'), [name], { detached: true });
  const timer = setTimeout(() => end(), limit - began);
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  return new Promise((done) => {
    child.once('message', (message) => done(figure.parse(message)));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      console.error(`${name}: ${((elapsed() - began) / 1000).toFixed(1)} s`);
      const why = signal === 'SIGKILL' ? 'no time was left' : `it ended with code ${code}, see the terminal`;
      done({ title: name, failure: why });
    });
  });
}

const chosen = process.argv.slice(2);
const names = Object.keys(figures);
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`No figure ${unknown.join(', ')}; there are ${names.join(', ')}.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const setting = describeSetting();
const measured: Measured[] = [];
for (const name of chosen.length > 0 ? chosen : names) measured.push(await measure(name));
const page = writeReport(setting, measured, elapsed() / 1000);
if (chosen.length > 0) console.log(page);
else writeFileSync(join(import.meta.dirname, '../../docs/benchmarks.md'), page);
process.exitCode = measured.some((each) => 'failure' in each) ? 1 : 0;
