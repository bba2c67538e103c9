import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { WebRequest, WebResponse } from '../http/web.ts';
import { compress } from './compression.ts';
import { changedRequest, changedResponse, edgeEvent } from './edge-event.ts';
import type { EdgeFunction } from './edge-function.ts';
import { type Forwarding, forward } from './forwarding.ts';
import { notModified } from './not-modified.ts';

export interface Origin {
  readonly domainName: string;
  /** Put in front of the path towards this origin. */
  readonly path: string;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly answer: (request: WebRequest) => WebResponse | Promise<WebResponse>;
}

/** What a response headers policy sets; what does not override yields to the origin's header of that name. */
export interface HeaderRule {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

export interface Behaviour {
  readonly matches: (path: string) => boolean;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly forwarding: readonly Forwarding[];
  readonly compress: boolean;
  readonly headerRules: readonly HeaderRule[];
  readonly removedHeaders: readonly string[];
  readonly onRequest: EdgeFunction | undefined;
  readonly onResponse: EdgeFunction | undefined;
}

interface ErrorPage {
  readonly status: number;
  readonly path: string;
  readonly respondWith: number;
}

export interface DistributionSettings {
  readonly id: string;
  readonly domainName: string;
  readonly aliases: readonly string[];
  readonly defaultRootObject: string | undefined;
  /** In order of precedence; the default behaviour comes last and matches everything. */
  readonly behaviours: readonly Behaviour[];
  readonly errorPages: readonly ErrorPage[];
}

/** A CloudFront distribution without its caches: every answer comes from the origin. */
export class Distribution {
  readonly settings: DistributionSettings;

  constructor(settings: DistributionSettings) {
    this.settings = settings;
  }

  async answer(viewer: WebRequest): Promise<WebResponse> {
    const behaviour = this.#behaviourFor(viewer.path);
    if (!behaviour) return { status: 404, headers: {}, body: '' };
    if (!behaviour.methods.includes(viewer.method)) {
      return {
        status: 403,
        headers: { 'content-type': 'text/plain' },
        body: 'This method is not allowed here.',
      };
    }
    const facts = {
      distributionId: this.settings.id,
      domainName: this.settings.domainName,
      requestId: randomUUID(),
    };
    let request = viewer;
    if (behaviour.onRequest) {
      const result = behaviour.onRequest.run(edgeEvent('viewer-request', viewer, undefined, facts));
      if ('statusCode' in result) return changedResponse(undefined, result);
      request = changedRequest(viewer, result);
    }

    let response = await this.#fromOrigin(behaviour, request, facts.requestId);
    response = { ...response, headers: withRules(response.headers, behaviour) };
    if (behaviour.onResponse) {
      const result = behaviour.onResponse.run(edgeEvent('viewer-response', request, response, facts));
      response = changedResponse(response, result);
    }
    if (behaviour.compress)
      response = await compress(response, String(viewer.headers['accept-encoding'] ?? ''));
    return notModified(viewer, response);
  }

  #behaviourFor(path: string): Behaviour | undefined {
    return this.settings.behaviours.find(({ matches }) => matches(path));
  }

  async #fromOrigin(behaviour: Behaviour, request: WebRequest, requestId: string): Promise<WebResponse> {
    const root = this.settings.defaultRootObject;
    const path = request.path === '/' && root ? `/${root}` : request.path;
    const response = await ask(behaviour, { ...request, path }, requestId);
    const page = this.settings.errorPages.find(({ status }) => status === response.status);
    if (!page) return response;
    const behind = this.#behaviourFor(page.path);
    if (!behind) return response;
    const instead = await ask(behind, { ...request, method: 'GET', path: page.path, query: '' }, requestId);
    return instead.status === 200 ? { ...instead, status: page.respondWith } : response;
  }
}

function ask(
  behaviour: Behaviour,
  request: WebRequest,
  requestId: string,
): WebResponse | Promise<WebResponse> {
  const { origin, forwarding } = behaviour;
  const forwarded = forward(request, forwarding, origin.domainName);
  const given = request.headers['x-forwarded-for'];
  // CloudFront adds the viewer, API Gateway then adds CloudFront; both connections come from this machine.
  const chain = [given, request.remoteAddress, request.remoteAddress]
    .flat()
    .filter((address) => address !== undefined);
  return origin.answer({
    ...forwarded,
    path: `${origin.path}${forwarded.path}`,
    headers: {
      ...forwarded.headers,
      via: '2.0 local (CloudFront)',
      'x-amz-cf-id': requestId,
      'x-forwarded-for': chain.join(', '),
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...origin.customHeaders,
    },
  });
}

function withRules(
  headers: OutgoingHttpHeaders,
  { headerRules, removedHeaders }: Behaviour,
): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !removedHeaders.includes(name));
  const result: OutgoingHttpHeaders = Object.fromEntries(kept);
  for (const { name, value, override } of headerRules)
    if (override || !(name in result)) result[name] = value;
  return result;
}
