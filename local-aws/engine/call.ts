import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'undici';

export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One for all engines. Node's own client takes more than twice the processor time for a call. */
const agent = new Agent({ connections: 256 });

/** Sends one request to the engine as it is; rejects when the engine does not answer. */
export function sendToEngine(
  endpoint: string,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: Buffer | string },
): Promise<EngineAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineAnswer>();
  const chunks: Buffer[] = [];
  let head: Omit<EngineAnswer, 'body'> = { status: 500, headers: {} };
  agent.dispatch(
    {
      origin: endpoint,
      path: '/',
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
      body,
    },
    {
      onRequestStart: () => {},
      onResponseStart: (_controller, status, headers) => {
        head = { status, headers };
      },
      onResponseData: (_controller, chunk) => {
        chunks.push(chunk);
      },
      onResponseEnd: () => resolve({ ...head, body: Buffer.concat(chunks) }),
      onResponseError: (_controller, error) => reject(error),
    },
  );
  return promise;
}

export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** The engines look at the form of the signature only. */
export const anySignature = {
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

/** One operation such as `DynamoDB_20120810.DescribeTable` on the host's own account. */
export async function callEngine(endpoint: string, target: string, input: object): Promise<unknown> {
  const answer = await sendToEngine(endpoint, {
    headers: { 'x-amz-target': target, ...anySignature },
    body: JSON.stringify(input),
  });
  const parsed: unknown = JSON.parse(answer.body.toString() || '{}');
  if (answer.status < 300) return parsed;
  const { __type = 'Unknown', message = '' } =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  throw new EngineRefusal(String(__type).split('#').at(-1) ?? '', String(message));
}
