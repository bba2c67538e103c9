import { appendFileSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { type Random, seeded } from '#services/queue/testing/model/random.ts';
import { type Orders, stoppedLog, type Wrapping } from './orders.ts';

// Stands in a function's bundle before what was bundled (`original.js`), and does to it what Lambda's machines may do.

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const { seed, orders: ordersFile, times, skew }: Wrapping = JSON.parse(process.env['FAULTS'] ?? '{}');
const random = seeded(seed * 1_009 + threadId);
const clockError = random.between(-skew, skew);
let ahead = 0;
shiftClock(() => clockError + ahead);

let crash: CrashPlan | undefined;
watchCalls();

const original: { handler: Handler } = createRequire(join(__dirname, 'index.js'))('./original.js');

export async function handler(event: unknown, context: unknown): Promise<unknown> {
  const orders = readOrders();
  ahead = orders.ahead ?? 0;
  if (orders.stopped) {
    appendFileSync(`${ordersFile}${stoppedLog}`, '.');
    throw new Error('Stopped by the test');
  }
  crash = random.chance(orders.crash ?? 0) ? planCrash(random) : undefined;
  let result: unknown;
  for (let time = 0; time < times; time += 1) {
    result = await original.handler(orders.chokesOn ? broken(event, orders.chokesOn) : event, context);
  }
  if (crash) die();
  return result;
}

function readOrders(): Orders {
  return JSON.parse(readFileSync(ordersFile, 'utf8'));
}

/** Before the call of this number or after its answer; at the end when there are not that many. */
interface CrashPlan {
  calls: number;
  readonly when: 'before' | 'after';
}

function planCrash({ below, chance }: Random): CrashPlan {
  return { calls: below(8), when: chance(0.5) ? 'before' : 'after' };
}

function die(): never {
  process.exit(1);
}

function watchCalls(): void {
  const send = http.request;
  const watched = (...call: Parameters<typeof send>) => {
    const due = crash && crash.calls === 0 ? crash.when : undefined;
    if (crash) crash.calls -= 1;
    if (due === 'before') die();
    const outgoing = send(...call);
    if (due === 'after') outgoing.once('response', die);
    return outgoing;
  };
  Reflect.set(http, 'request', watched);
}

/** The event with the body of one of its messages made unreadable. */
function broken(event: unknown, text: string): unknown {
  const records: unknown = Reflect.get(Object(event), 'Records');
  if (!Array.isArray(records)) return event;
  return {
    Records: records.map((record) =>
      String(record.body).includes(text) ? { ...record, body: '{' } : record,
    ),
  };
}

function shiftClock(offset: () => number): void {
  const Real = Date;
  const realNow = Real.now;
  const now = () => realNow() + offset();
  Real.now = now;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  });
}
