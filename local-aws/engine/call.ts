import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:http';

export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Sends one request to the engine as it is; rejects when the engine does not answer. */
export function sendToEngine(
  endpoint: string,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: Buffer | string },
): Promise<EngineAnswer> {
  return new Promise((done, fail) => {
    const outgoing = request(endpoint, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    });
    outgoing.once('error', fail);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () =>
        done({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.end(body);
  });
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
