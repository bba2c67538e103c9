import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type Answer,
  AwsError,
  type Backend,
  type Caller,
  type Gateway,
  type RawRequest,
} from '../gateway.ts';
import { isForm, readForm } from '../http/form.ts';
import { readJsonBody } from '../http/json-body.ts';
import { headOf, readBody } from '../http/read-request.ts';
import type { Iam } from '../iam/iam.ts';
import { needsByService } from '../iam/needs/needs.ts';
import type { Place } from '../iam/needs/needs-of.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';
import { CredentialStore, type Credentials } from './credentials.ts';
import { errorAnswer } from './errors.ts';
import {
  areHeadersSigned,
  checkLifeOf,
  isContentSigned,
  isSigned,
  type Signature,
  signatureOf,
} from './signature.ts';

const none = Buffer.alloc(0);

/** Clients keep connections for reuse; closing an idle one just as they use it again would look like a fault of AWS. */
const keepAlive = 10 * 60_000;

/** The endpoint of every SDK client: finds out who calls what, asks IAM, hands over to the backend. */
export class GatewayServer implements Gateway {
  readonly #place: Place;
  readonly #iam: Pick<Iam, 'require'>;
  readonly #report: (line: string) => void;
  readonly #now: () => number;
  readonly #credentials = new CredentialStore();
  readonly #backends = new Map<string, Backend>();
  readonly #server: Server;
  #url = '';

  constructor(settings: {
    place: Place;
    iam: Pick<Iam, 'require'>;
    report: (line: string) => void;
    /** Epoch milliseconds by the host's clock. */
    now: () => number;
  }) {
    this.#place = settings.place;
    this.#iam = settings.iam;
    this.#report = settings.report;
    this.#now = settings.now;
    this.#server = createServer({ keepAliveTimeout: keepAlive }, (request, response) => {
      void this.#serve(request, response);
    });
  }

  async listen(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject);
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
    const address = this.#server.address();
    this.#url = `http://127.0.0.1:${isRecord(address) ? address['port'] : 0}`;
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  get url(): string {
    return this.#url;
  }

  register(backend: Backend): void {
    this.#backends.set(backend.service, backend);
  }

  credentials(roleArn?: string): Credentials {
    return this.#credentials.issue(roleArn);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      // SDKs set their clocks by this, and sign with them.
      response.setHeader('date', new Date(this.#now()).toUTCString());
      const stream = incoming.iterator({ destroyOnReturn: false });
      const answer = await this.#answer(incoming, stream, requestId);
      await drain(incoming, stream);
      await write(incoming, response, { ...answer, requestId });
    } catch (error) {
      // The client went away in the middle of its request, or of our answer.
      this.#report(`A call broke off: ${error instanceof Error ? error.message : error}`);
      response.destroy();
    }
  }

  async #answer(
    incoming: IncomingMessage,
    stream: AsyncIterable<Buffer>,
    requestId: string,
  ): Promise<Answer> {
    const { query, ...head } = headOf(incoming);
    const request = { ...head, query: new URLSearchParams(query), body: none, stream };
    const fromBrowser = isForm(head.headers['content-type']) || head.method === 'OPTIONS';
    const signed = signatureOf(request);
    const backend = signed
      ? this.#backends.get(signed.service)
      : [...this.#backends.values()].find(({ browsers }) => browsers && fromBrowser);
    let granted: Answer['headers'] = {};
    try {
      granted = backend?.browsers?.headers(request) ?? {};
      if (head.method === 'OPTIONS' && backend?.browsers) return backend.browsers.preflight(request);
      const read = await whole(request, incoming, backend);
      const { headers, ...answer } = await this.#call(read, backend, signed ?? signatureOf(read));
      return { ...answer, headers: { ...headers, ...granted } };
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) throw error;
      const { headers, ...answer } = this.#refusal(error, backend, { signed, requestId });
      return { ...answer, headers: { ...headers, ...granted } };
    }
  }

  async #call(
    request: RawRequest,
    backend: Backend | undefined,
    signed: Signature | undefined,
  ): Promise<Answer> {
    if (!signed)
      throw new AwsError(
        'MissingAuthenticationTokenException',
        'Request is missing Authentication Token',
        403,
      );
    if (!backend)
      throw new AwsError('UnknownEndpoint', `The local host has no service ${signed.service}`, 404);
    const caller = this.#callerOf(request, signed);
    const { action, input } = operationOf(backend, request);
    const needs = needsByService[backend.service];
    if (!needs)
      throw new AwsError(
        'UnknownEndpoint',
        `Nobody has said what ${backend.service} needs of IAM (iam/needs/)`,
        404,
      );
    this.#iam.require(caller, needs({ action, input }, this.#place));
    return await backend.answer({ action, input, caller, rawRequest: request });
  }

  /** Whose key signed, if it did. */
  #callerOf(request: RawRequest, signed: Signature): Caller {
    const known = this.#credentials.find(signed.accessKeyId);
    if (!known) {
      throw new AwsError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
        403,
      );
    }
    if (!isSigned(request, signed, known.secret)) {
      throw new AwsError(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
        403,
      );
    }
    if (signed.service === 's3' && !areHeadersSigned(request, signed)) {
      throw new AwsError(
        'AccessDenied',
        'There were headers present in the request which were not signed',
        403,
      );
    }
    if (signed.place === 'query') checkLifeOf(request.query, signed, this.#now());
    return known.caller;
  }

  #refusal(
    error: unknown,
    backend: Backend | undefined,
    { signed, requestId }: { signed: Signature | undefined; requestId: string },
  ): Answer {
    const fault =
      error instanceof AwsError
        ? error
        : { code: 'InternalServerError', message: 'The local host failed; see its log', status: 500 };
    if (!(error instanceof AwsError) || error.code === 'AccessDeniedException') {
      this.#report(
        error instanceof AwsError ? error.message : String(error instanceof Error ? error.stack : error),
      );
    }
    return errorAnswer(
      backend?.service ?? signed?.service ?? '',
      backend?.protocol ?? 'json',
      fault,
      requestId,
    );
  }
}

/** With as much of the body as is needed to know who asks for what. */
async function whole(
  request: RawRequest,
  incoming: IncomingMessage,
  backend: Backend | undefined,
): Promise<RawRequest> {
  const type = request.headers['content-type'];
  if (backend?.browsers && type !== undefined && isForm(type))
    return { ...request, form: await readForm(type, request.stream) };
  if (backend?.streams) return request;
  const read = { ...request, body: await readBody(incoming, Number.POSITIVE_INFINITY) };
  if (isContentSigned(read)) return read;
  throw new AwsError('InvalidSignatureException', 'The body is not the one that was signed.', 403);
}

function operationOf(backend: Backend, request: RawRequest): { action: string; input: PlainRecord } {
  if (backend.protocol === 'json') {
    const action =
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    return { action, input: parseJson(request.body) };
  }
  if (backend.protocol === 'query') {
    const form = new URLSearchParams(request.body.toString());
    return { action: form.get('Action') ?? '', input: Object.fromEntries(form) };
  }
  const operation = backend.read?.(request);
  if (operation) return operation;
  throw new AwsError('UnknownOperationException', `${request.method} ${request.path} is not hosted`, 404);
}

const parseJson = (body: Buffer): PlainRecord => (body.length === 0 ? {} : readJsonBody(body));

/** Bytes of a refused upload that are taken in, so that who sends them hears why: browsers listen only when they are done. */
const patience = 100 * 1024 * 1024;

async function drain(incoming: IncomingMessage, stream: AsyncIterator<Buffer>): Promise<void> {
  await stream.return?.();
  if (incoming.readableEnded) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > patience) reject(new Error('a refused upload does not end'));
  });
  incoming.once('end', resolve);
  incoming.once('close', resolve);
  incoming.once('error', reject);
  await promise;
}

async function write(
  incoming: IncomingMessage,
  response: ServerResponse,
  { status = 200, headers = {}, body, requestId }: Answer & { readonly requestId: string },
): Promise<void> {
  if (body instanceof Readable) {
    response.writeHead(status, { 'x-amzn-requestid': requestId, ...headers });
    await pipeline(body, response);
    return;
  }
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const content = body === undefined ? '' : plain ? body : JSON.stringify(body);
  const empty = status === 204 || status === 304;
  response.writeHead(status, {
    'x-amzn-requestid': requestId,
    ...(plain || body === undefined ? {} : { 'content-type': 'application/x-amz-json-1.0' }),
    ...(empty ? {} : { 'content-length': Buffer.byteLength(content) }),
    ...headers,
  });
  response.end(incoming.method === 'HEAD' ? undefined : content);
}
