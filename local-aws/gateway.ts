import type { IncomingHttpHeaders } from 'node:http';
import type { Form } from './http/web.ts';

/** Who makes a call: a role (of a function, or assumed by a service), an AWS service on behalf of a resource, or the person who runs the host. */
export type Caller =
  | { readonly kind: 'role'; readonly roleArn: string }
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn: string }
  | { readonly kind: 'operator' };

export interface RawRequest {
  readonly method: string;
  /** Path without the query, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Empty for a backend that streams, and for a form. */
  readonly body: Buffer;
  /** What was not read yet. */
  readonly stream: AsyncIterable<Buffer>;
  /** What a browser sent, read up to its file. */
  readonly form?: Form;
}

/** One SDK call whose caller is known and allowed. */
export interface Call {
  /** Operation such as `PutItem`. */
  readonly action: string;
  /** The operation's input: the parsed JSON body, the parsed form, or what the backend's `read` gave. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly rawRequest: RawRequest;
}

/** `body`: a string, Buffer or Readable is sent as it is, anything else as JSON. Status 200 unless given. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The local side of one AWS service. Access is decided before `answer` is called (iam/needs/). */
export interface Backend {
  /** Signing name: `dynamodb` (streams too), `sqs`, `events`, `scheduler`, `secretsmanager`, `sns`, `ses`, `s3`. */
  readonly service: string;
  /** `json`: X-Amz-Target and a JSON body; `query`: a form with Action; `rest-…`: `read` names the operation. */
  readonly protocol: 'json' | 'query' | 'rest-json' | 'rest-xml';
  /** Only for `rest-…`: which operation this request is, or undefined if it is none that this backend knows. */
  read?(request: RawRequest): { action: string; input: Readonly<Record<string, unknown>> } | undefined;
  answer(call: Call): Answer | Promise<Answer>;
  /** Bodies are not read before access is decided: they come as `stream`. */
  readonly streams?: boolean;
  /** For a service that browsers call from pages of other origins, with forms too. */
  readonly browsers?: Browsers;
}

interface Browsers {
  /** Answers OPTIONS, which nobody signs; refuses what no rule allows. */
  preflight(request: RawRequest): Answer;
  /** What each answer tells the browser, refusals too: which pages may read it. */
  headers(request: RawRequest): Readonly<Record<string, string>>;
}

export interface Gateway {
  /** `http://127.0.0.1:<port>`; functions get it as AWS_ENDPOINT_URL. */
  readonly url: string;
  register(backend: Backend): void;
  /** For clients that act as a role or, without one, as the operator (who may do everything). */
  credentials(roleArn?: string): { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An error as AWS words it: thrown by a backend, written by the gateway in the protocol of the service. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
