import { join } from 'node:path';
import { Arrivals } from '../arrivals.ts';
import { callEngine, sendToEngine } from '../engine/call.ts';
import { type Engine, startEngine } from '../engine/engine.ts';
import type { Answer, Backend, Call } from '../gateway.ts';
import { type Host, part } from '../host.ts';

const writes = new Set([
  ...['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'],
  ...['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'],
]);

/** The host's DynamoDB: SDK calls go through to the engine as they came, and whoever reads streams hears of writes. */
export interface DynamoDb {
  readonly engine: Engine;
  call(target: string, input: object): Promise<unknown>;
  /** Counts writes that came through the gateway. */
  written(): number;
  /** Resolves at the next write after the count `seen`, after `patience` milliseconds, or when `signal` fires. */
  nextWrite(options: { seen: number; patience: number; signal: AbortSignal }): Promise<void>;
  /** The hosted ARN of a stream → the engine's own. */
  readonly streams: Map<string, string>;
}

export const dynamoDb = part(async (host: Host): Promise<DynamoDb> => {
  const engine = await startEngine({
    folder: join(host.dataFolder, 'dynamodb'),
    onLost: (error) => host.log('dynamodb', error.message),
  });
  host.onStop(() => engine.stop());

  const arrivals = new Arrivals();
  let count = 0;
  host.gateway.register(
    backend(engine, {
      onWrite: () => {
        count += 1;
        arrivals.announce();
      },
      onFault: (words) => host.log('dynamodb', words),
    }),
  );
  return {
    engine,
    call: (target, input) => callEngine(engine.endpoint, target, input),
    written: () => count,
    nextWrite: async ({ seen, ...waiting }) => {
      if (count === seen) await arrivals.next(waiting);
    },
    streams: new Map(),
  };
});

function backend(
  engine: Engine,
  { onWrite, onFault }: { onWrite: () => void; onFault: (words: string) => void },
): Backend {
  return {
    service: 'dynamodb',
    protocol: 'json',
    answer: async (call) => {
      const answer = await forward(engine, call);
      if (writes.has(call.action)) onWrite();
      // An engine that answers with a fault says why, such as a full disk; the caller only repeats.
      if (answer.status === 500 && Buffer.isBuffer(answer.body)) onFault(answer.body.toString());
      return answer;
    },
  };
}

/** An engine that is just being started again answers like a server error, which SDKs repeat. */
async function forward(engine: Engine, { rawRequest }: Call): Promise<Answer> {
  const passed = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'].flatMap((name) => {
    const value = rawRequest.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  try {
    const { status, headers, body } = await sendToEngine(engine.endpoint, {
      headers: Object.fromEntries(passed),
      body: rawRequest.body,
    });
    const kept = ['content-type', 'x-amzn-requestid', 'x-amz-crc32'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    return { status, headers: Object.fromEntries(kept), body };
  } catch {
    return {
      status: 500,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: {
        __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message: 'The engine does not answer.',
      },
    };
  }
}
