import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ShiftableClock } from '../clock.ts';
import { FunctionPool } from './pool.ts';
import type { WorkerSettings } from './worker.ts';

// AWS: Functions: one request at a time, fresh after a crash or a timeout <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>
// AWS: Functions: memory, time and size of answers <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>

// A busy machine starts a thread in seconds, not in milliseconds.
vi.setConfig({ testTimeout: 20_000 });

const pools: FunctionPool[] = [];
const lines: string[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.stop()));
  lines.splice(0);
});

test('gives a function its event, its context and only its own environment', async () => {
  process.env['OF_THE_HOST'] = 'secret';
  const pool = poolOf(
    `exports.handler = async (event, context) => ({ event, env: process.env, name: context.functionName,
       left: context.getRemainingTimeInMillis() > 4000, request: typeof context.awsRequestId })`,
    { environment: { A: '1' } },
  );

  expect(await pool.invoke('{"a":[1]}')).toEqual({
    kind: 'returned',
    payload: { event: { a: [1] }, env: { A: '1' }, name: 'fn', left: true, request: 'string' },
  });
});

test('serves one request at a time in a worker, and more workers under load up to the limit', async () => {
  const pool = poolOf(
    `let busy = 0, most = 0
     exports.handler = async () => { busy += 1; most = Math.max(most, busy);
       await new Promise((done) => setTimeout(done, 20)); busy -= 1; return { most, thread: require('node:worker_threads').threadId } }`,
    {},
    3,
  );

  const outcomes = await Promise.all(Array.from({ length: 12 }, () => pool.invoke('{}')));

  const payloads = outcomes.map((outcome) => (outcome.kind === 'returned' ? outcome.payload : outcome));
  expect(payloads).toEqual(Array.from({ length: 12 }, () => ({ most: 1, thread: expect.any(Number) })));
  expect(pool.workers).toBe(3);
});

test('keeps a worker for the next request, and what it holds in memory', async () => {
  const pool = poolOf('let count = 0; exports.handler = async () => (count += 1)');

  await pool.invoke('{}');

  expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: 2 });
  expect(pool.workers).toBe(1);
});

test.each<[string, string, { errorType: string; errorMessage: RegExp }]>([
  ['throws', 'throw new TypeError("broken")', { errorType: 'TypeError', errorMessage: /^broken$/ }],
  ['throws something that is no error', 'throw "broken"', { errorType: 'string', errorMessage: /^broken$/ }],
])('reports a handler that %s, and goes on with the same worker', async (_, code, expected) => {
  const pool = poolOf(
    `let n = 0; exports.handler = async (event) => { n += 1; if (event.fail) { ${code} } return n }`,
  );

  const outcome = await pool.invoke('{"fail":true}');

  expect(outcome).toEqual({
    kind: 'functionError',
    ...expected,
    errorMessage: expect.stringMatching(expected.errorMessage),
  });
  expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: 2 });
});

test.each<[string, string, string]>([
  ['exits', 'process.exit(3)', 'Runtime.ExitError'],
  ['runs out of time', 'await new Promise(() => {})', 'Sandbox.Timedout'],
  ['never yields', 'for (;;);', 'Sandbox.Timedout'],
  [
    'throws outside of its promise',
    'setTimeout(() => { throw new Error("late") }); await new Promise(() => {})',
    'Runtime.UnhandledError',
  ],
  [
    'leaves a rejection alone',
    'Promise.reject(new Error("lost")); await new Promise(() => {})',
    'Runtime.UnhandledError',
  ],
  [
    'eats all memory',
    'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))',
    'Runtime.OutOfMemory',
  ],
])('replaces a worker that %s', { timeout: 20_000 }, async (_, code, errorType) => {
  const pool = poolOf(
    `let n = 0; exports.handler = async (event) => { n += 1; if (event.fail) { ${code} } return n }`,
    { timeoutMilliseconds: errorType === 'Sandbox.Timedout' ? 300 : 15_000, memoryMegabytes: 32 },
  );

  const outcome = await pool.invoke('{"fail":true}');

  expect(outcome).toMatchObject({ kind: 'functionError', errorType });
  expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: 1 });
});

test('a worker that died between requests is not used again', async () => {
  const pool = poolOf(
    'let n = 0; exports.handler = async () => { setTimeout(() => process.exit(1), 5); return (n += 1) }',
  );
  await pool.invoke('{}');
  await expect.poll(() => pool.workers).toBe(0);

  expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: 1 });
});

test('a request that waits for a worker is served when another one died', async () => {
  const pool = poolOf(
    'exports.handler = async (event) => { if (event.fail) process.exit(1); return "served" }',
    {},
    1,
  );

  const [failed, served] = await Promise.all([pool.invoke('{"fail":true}'), pool.invoke('{}')]);

  expect(failed).toMatchObject({ errorType: 'Runtime.ExitError' });
  expect(served).toEqual({ kind: 'returned', payload: 'served' });
});

test.each<[string, string, string]>([
  ['cannot be loaded', 'throw new RangeError("at load")', 'RangeError'],
  ['has no such handler', 'exports.other = 1', 'Runtime.HandlerNotFound'],
  ['is no JavaScript', 'const =', 'SyntaxError'],
])('says of a bundle that %s what is wrong, each time', async (_, code, errorType) => {
  const pool = poolOf(code);

  expect(await pool.invoke('{}')).toMatchObject({ kind: 'functionError', errorType });
  expect(await pool.invoke('{}')).toMatchObject({ kind: 'functionError', errorType });
});

test('refuses an answer beyond what Lambda returns', async () => {
  const pool = poolOf('exports.handler = async () => "x".repeat(6 * 1024 * 1024)');

  expect(await pool.invoke('{}')).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});

test('keeps what a function writes, errors included', async () => {
  const pool = poolOf('exports.handler = async () => { console.log("one\\ntwo"); console.error("three") }');

  await pool.invoke('{}');

  await expect.poll(() => lines.toSorted()).toEqual(['one', 'three', 'two']);
});

test('shifts the clock of a function while it runs, and nothing else of Date', async () => {
  const clock = new ShiftableClock();
  const pool = poolOf(
    `exports.handler = async (event) => ({ hours: Math.round((Date.now() - event.now) / 3600e3),
       made: Math.round((new Date().getTime() - event.now) / 3600e3), given: new Date(5).getTime(),
       same: new Date() instanceof Date, text: Date() === new Date().toString() })`,
    { thread: { clockOffset: clock.offset } },
  );
  const event = JSON.stringify({ now: Date.now() - 60_000 });
  const rest = { given: 5, same: true, text: true };

  expect(await pool.invoke(event)).toMatchObject({ payload: { hours: 0, made: 0, ...rest } });
  clock.set('+36h');
  expect(await pool.invoke(event)).toMatchObject({ payload: { hours: 36, made: 36, ...rest } });
});

test('what still waits when the host stops is answered', async () => {
  const pool = poolOf('exports.handler = () => new Promise(() => {})', { timeoutMilliseconds: 60_000 }, 1);
  const outcomes = Promise.all([pool.invoke('{}'), pool.invoke('{}')]);

  await pool.stop();

  expect(await outcomes).toEqual([
    expect.objectContaining({ kind: 'functionError' }),
    expect.objectContaining({ kind: 'functionError' }),
  ]);
});

function poolOf(
  code: string,
  settings: Partial<Omit<WorkerSettings, 'thread'>> & { thread?: Partial<WorkerSettings['thread']> } = {},
  limit = 4,
): FunctionPool {
  const bundle = join(mkdtempSync(join(tmpdir(), 'bundle-')), 'index.js');
  writeFileSync(bundle, code);
  const pool = new FunctionPool(
    {
      environment: {},
      memoryMegabytes: 128,
      timeoutMilliseconds: 5_000,
      onLine: (line) => lines.push(line),
      ...settings,
      thread: {
        bundle,
        exportName: 'handler',
        clockOffset: new ShiftableClock().offset,
        context: { functionName: 'fn' },
        ...settings.thread,
      },
    },
    limit,
  );
  pools.push(pool);
  return pool;
}
