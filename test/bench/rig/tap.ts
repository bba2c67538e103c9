import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { anySignature, sendToEngine } from '../../../local-aws/engine/call.ts';

/** One SDK call that passed by. */
export interface Call {
  /** `UpdateItem`, or `GetSecretValue`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Capacity units, as the engine counts them. A failed condition is counted by the size that its write would have had. */
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly failed: boolean;
}

/** An endpoint between functions and engine that notes every call and answers for Secrets Manager. */
export interface Tap {
  readonly url: string;
  /** The calls since the last time, in the order of their answers. */
  take(): readonly Call[];
  end(): Promise<void>;
}

const record = z.record(z.string(), z.unknown());
const units = z.object({ CapacityUnits: z.number() });
/** A list where a call may be about several tables. */
const consumed = z.object({ ConsumedCapacity: z.optional(z.union([units, z.array(units)])) });
const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);

/** Starts it on a free port of loopback; `secrets` by name. */
export async function startTap(engine: string, secrets: Readonly<Record<string, string>>): Promise<Tap> {
  let calls: Call[] = [];

  const note = (
    operation: string,
    input: Record<string, unknown>,
    answer: { status: number; text: string },
  ) => {
    const failed = answer.status >= 300;
    const { ConsumedCapacity } = consumed.parse(JSON.parse(answer.text));
    // The engine tells no units with a failed condition; DynamoDB charges at least one.
    const counted = ConsumedCapacity === undefined ? undefined : [ConsumedCapacity].flat();
    const spent = counted?.reduce((sum, one) => sum + one.CapacityUnits, 0) ?? (failed ? 1 : 0);
    const isWrite = writes.has(operation);
    calls.push({ operation, input, failed, writeUnits: isWrite ? spent : 0, readUnits: isWrite ? 0 : spent });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const input = record.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const target = String(request.headers['x-amz-target']);
    const operation = target.slice(target.indexOf('.') + 1);
    if (operation === 'GetSecretValue') {
      note(operation, input, { status: 200, text: '{}' });
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      const name = String(input['SecretId']);
      response.end(JSON.stringify({ ARN: name, Name: name, VersionId: 'one', SecretString: secrets[name] }));
      return;
    }
    const { status, headers, body } = await sendToEngine(engine, {
      headers: { 'x-amz-target': target, ...anySignature },
      body: JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' }),
    });
    note(operation, input, { status, text: body.toString() });
    response.writeHead(status, headers);
    response.end(body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => response.destroy(new Error('tap', { cause: fault })));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tap has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    take: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    end: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
