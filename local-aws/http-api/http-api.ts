import { randomBytes } from 'node:crypto';
import type { Outcome } from '../functions/functions.ts';
import { type Host, part } from '../host.ts';
import { jsonResponse, type WebRequest, type WebResponse } from '../http/web.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import { internalServerError, responseOf } from './lambda-response.ts';
import { payloadV2 } from './payload.ts';
import { matchRoute, parseRouteKey, type RoutePattern } from './route.ts';

/** Bytes of a request that API Gateway takes. */
const largestRequest = 10 * 1024 * 1024;
/** Bytes of an event that Lambda takes. */
const largestEvent = 6 * 1024 * 1024;

export interface Integration {
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
}

/** Where a route leads, and who may take it: without an authorizer everybody. */
export interface RouteTarget {
  readonly integrationId: string;
  readonly authorizerId?: string;
  /** One of these must have been granted; none: any token will do. */
  readonly scopes?: readonly string[];
}

interface Route extends RoutePattern, RouteTarget {}

/** The HTTP APIs of the templates, by id. */
export const httpApis = part(() => new Map<string, HttpApi>());

export class HttpApi {
  readonly id: string;
  readonly domainName: string;
  readonly #host: Host;
  readonly #routes: Route[] = [];
  readonly #integrations = new Map<string, Integration>();
  readonly #authorizers = new Map<string, JwtAuthorizer>();
  #stageVariables: Readonly<Record<string, string>> | undefined;
  #deployed = false;

  constructor(id: string, host: Host) {
    this.id = id;
    this.domainName = `${id}.execute-api.${host.aws.region}.amazonaws.com`;
    this.#host = host;
  }

  addRoute(key: string, target: RouteTarget): void {
    this.#routes.push({ ...parseRouteKey(key), ...target });
  }

  addAuthorizer(id: string, authorizer: JwtAuthorizer): void {
    this.#authorizers.set(id, authorizer);
  }

  addIntegration(id: string, integration: Integration): void {
    this.#integrations.set(id, integration);
  }

  /** Only the stage `$default` is reachable, because it adds nothing to the path. */
  deploy(stageVariables: Readonly<Record<string, string>> | undefined): void {
    this.#deployed = true;
    this.#stageVariables = stageVariables;
  }

  async answer(request: WebRequest): Promise<WebResponse> {
    const requestId = randomBytes(11).toString('base64url');
    const response = await this.#route(request, requestId);
    return { ...response, headers: { ...response.headers, 'apigw-requestid': requestId } };
  }

  async #route(request: WebRequest, requestId: string): Promise<WebResponse> {
    if (request.body.length > largestRequest) return tooLarge;
    const decodedPath = decode(request.path);
    const match =
      decodedPath === undefined ? undefined : matchRoute(this.#routes, request.method, decodedPath);
    if (!this.#deployed || !match || decodedPath === undefined)
      return jsonResponse(404, { message: 'Not Found' });
    const authorized = await this.#authorize(match.route, request);
    if (authorized && 'refused' in authorized) return authorized.refused;
    const integration = this.#integrations.get(match.route.integrationId);
    if (!integration) return internalServerError;
    if (request.body.length > largestEvent) return tooLarge;

    const { region, accountId } = this.#host.aws;
    const event = payloadV2(request, {
      routeKey: match.route.key,
      pathParameters: match.parameters,
      apiId: this.id,
      accountId,
      domainName: this.domainName,
      stage: '$default',
      stageVariables: this.#stageVariables,
      requestId,
      time: this.#host.now(),
      decodedPath,
      authorizer: authorized && { ...authorized },
    });
    const [method = '', path = ''] = match.route.key.split(' ');
    const sourceArn = `arn:aws:execute-api:${region}:${accountId}:${this.id}/$default/${method}${path}`;
    return this.#integrate(integration, event, sourceArn);
  }

  #authorize({ authorizerId, scopes = [] }: Route, request: WebRequest) {
    if (authorizerId === undefined) return undefined;
    const authorizer = this.#authorizers.get(authorizerId);
    return authorizer ? authorizer.authorize(request, scopes) : { refused: internalServerError };
  }

  async #integrate(integration: Integration, event: unknown, sourceArn: string): Promise<WebResponse> {
    const invocation = this.#host.functions.invoke(integration.functionArn, event, {
      kind: 'service',
      service: 'apigateway.amazonaws.com',
      sourceArn,
    });
    try {
      const outcome = await within(integration.timeoutMilliseconds, invocation);
      if (!outcome) return jsonResponse(503, { message: 'Service Unavailable' });
      return outcome.kind === 'returned' ? responseOf(outcome.payload) : internalServerError;
    } catch (error) {
      this.#host.log(`http-api ${this.id}`, error instanceof Error ? error.message : String(error));
      return internalServerError;
    }
  }
}

const tooLarge = jsonResponse(413, { message: 'Request Entity Too Large' });

function within(milliseconds: number, work: Promise<Outcome>): Promise<Outcome | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome | undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
