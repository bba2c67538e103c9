import type { IncomingHttpHeaders } from 'node:http';
import type { WebRequest } from '../http/web.ts';

/** Content types whose body travels as text; API Gateway encodes every other one, forms and a missing one included. */
const textual = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What the event needs beside the request itself. */
export interface EventFacts {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly accountId: string;
  readonly domainName: string;
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>> | undefined;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** The path that API Gateway matched: decoded. */
  readonly decodedPath: string;
  /** What the route's authorizer found out, as it stands in `requestContext.authorizer`. */
  readonly authorizer: Readonly<Record<string, unknown>> | undefined;
}

/** The event of a Lambda integration, payload format 2.0. Lists are joined by commas, absent parts are left out. */
export function payloadV2(request: WebRequest, facts: EventFacts): Record<string, unknown> {
  const { cookie, ...headers } = joined(request.headers);
  const query = queryOf(request.query);
  const text = textual.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: facts.decodedPath,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: facts.accountId,
      apiId: facts.apiId,
      ...(facts.authorizer === undefined ? {} : { authorizer: facts.authorizer }),
      domainName: facts.domainName,
      domainPrefix: facts.domainName.split('.')[0],
      http: {
        method: request.method,
        path: facts.decodedPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.remoteAddress,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.routeKey,
      stage: facts.stage,
      time: clfTime(facts.time),
      timeEpoch: facts.time,
    },
    ...(Object.keys(facts.pathParameters).length === 0 ? {} : { pathParameters: facts.pathParameters }),
    ...(facts.stageVariables === undefined ? {} : { stageVariables: facts.stageVariables }),
    ...(request.body.length === 0 ? {} : { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
  );
  return Object.fromEntries(entries);
}

function queryOf(query: string): Record<string, string> | undefined {
  if (query === '') return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = Object.hasOwn(values, name) ? `${values[name]},${value}` : value;
  }
  return values;
}

/** `21/Nov/2026:09:30:00 +0000` */
function clfTime(epoch: number): string {
  const date = new Date(epoch);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`;
}
