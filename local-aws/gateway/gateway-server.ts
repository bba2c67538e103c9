import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, AwsError, type Backend, type Gateway, type RawRequest } from '../gateway.ts';
import { readRequest } from '../http/read-request.ts';
import type { Iam } from '../iam/iam.ts';
import { needsByService } from '../iam/needs/needs.ts';
import type { Place } from '../iam/needs/needs-of.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';
import { CredentialStore, type Credentials, signedBy } from './credentials.ts';
import { errorAnswer } from './errors.ts';

/** Clients keep connections for reuse; closing an idle one just as they use it again would look like a fault of AWS. */
const keepAlive = 10 * 60_000;

/** The endpoint of every SDK client: finds out who calls what, asks IAM, hands over to the backend. */
export class GatewayServer implements Gateway {
  readonly #place: Place;
  readonly #iam: Pick<Iam, 'require'>;
  readonly #report: (line: string) => void;
  readonly #credentials = new CredentialStore();
  readonly #backends = new Map<string, Backend>();
  readonly #server: Server;
  #url = '';

  constructor(settings: { place: Place; iam: Pick<Iam, 'require'>; report: (line: string) => void }) {
    this.#place = settings.place;
    this.#iam = settings.iam;
    this.#report = settings.report;
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
      const request = await read(incoming);
      write(response, await this.#answer(request, requestId), requestId);
    } catch (error) {
      // The client went away in the middle of its request, or of our answer.
      this.#report(`A call broke off: ${error instanceof Error ? error.message : error}`);
      response.destroy();
    }
  }

  async #answer(request: RawRequest, requestId: string): Promise<Answer> {
    const signed = signedBy(request);
    const backend = signed && this.#backends.get(signed.service);
    try {
      if (!signed)
        throw new AwsError(
          'MissingAuthenticationTokenException',
          'Request is missing Authentication Token',
          403,
        );
      if (!backend)
        throw new AwsError('UnknownEndpoint', `The local host has no service ${signed.service}`, 404);
      const caller = this.#credentials.callerOf(signed.accessKeyId);
      if (!caller)
        throw new AwsError(
          'UnrecognizedClientException',
          'The security token included in the request is invalid.',
          403,
        );
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
    } catch (error) {
      const fault =
        error instanceof AwsError
          ? error
          : { code: 'InternalServerError', message: 'The local host failed; see its log', status: 500 };
      if (!(error instanceof AwsError) || error.code === 'AccessDeniedException') {
        this.#report(
          error instanceof AwsError ? error.message : String(error instanceof Error ? error.stack : error),
        );
      }
      return errorAnswer(signed?.service ?? '', backend?.protocol ?? 'json', fault, requestId);
    }
  }
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

function parseJson(body: Buffer): PlainRecord {
  if (body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (isRecord(parsed)) return parsed;
  } catch (cause) {
    throw new AwsError('SerializationException', `The body is not JSON: ${cause}`);
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}

async function read(incoming: IncomingMessage): Promise<RawRequest> {
  const { query, ...request } = await readRequest(incoming, Number.POSITIVE_INFINITY);
  return { ...request, query: new URLSearchParams(query) };
}

function write(
  response: ServerResponse,
  { status = 200, headers = {}, body }: Answer,
  requestId: string,
): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const content = body === undefined ? '' : plain ? body : JSON.stringify(body);
  response.writeHead(status, {
    'x-amzn-requestid': requestId,
    ...(plain || body === undefined ? {} : { 'content-type': 'application/x-amz-json-1.0' }),
    'content-length': Buffer.byteLength(content),
    ...headers,
  });
  response.end(content);
}
