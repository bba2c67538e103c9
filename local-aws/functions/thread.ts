// What runs inside a function's worker thread. It is stripped to JavaScript once and handed to each worker as text, so
// it may import nothing but Node's own modules (a thread that strips types by itself takes 11 MB and 30 ms more).
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadData, ToThread } from './protocol.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread');
const { bundle, exportName, clockOffset, context }: ThreadData = workerData;

shiftClock(new Float64Array(clockOffset));

// A handler may have set timers that outlive its answer; on Lambda they would be frozen, and never keep a process alive.
const send = (message: FromThread) => port.postMessage(message);

type Handler = (event: unknown, context: unknown) => unknown;

try {
  const handler: unknown = createRequire(bundle)(bundle)[exportName];
  if (!isHandler(handler)) {
    throw Object.assign(new Error(`${exportName} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  }
  port.on('message', (message: ToThread) => answer(handler, message));
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'init-error', ...describe(error) });
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function answer(handler: Handler, { requestId, event, deadline }: ToThread): Promise<void> {
  try {
    const result = await handler(JSON.parse(event), {
      ...context,
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - performance.timeOrigin - performance.now()),
    });
    send({ kind: 'result', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    console.error(error);
    send({ kind: 'error', ...describe(error) });
  }
}

function describe(error: unknown): { errorType: string; errorMessage: string } {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message };
  return { errorType: typeof error, errorMessage: String(error) };
}

/** `Date` without arguments tells the host's time, which may differ from the machine's; the rest of Date stays. */
function shiftClock(offset: Float64Array): void {
  const Real = Date;
  const realNow = Real.now;
  const now = () => realNow() + (offset[0] ?? 0);
  Real.now = now;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Real(now()).toString(),
  });
}
