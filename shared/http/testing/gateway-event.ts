import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Route, routeKey } from '../route.ts';

/** A request as the tests mean it. */
export interface Sent {
  readonly route: Pick<Route, 'method' | 'path'>;
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** What an authorizer verified; absent: nobody signed in. */
  readonly claims?: unknown;
  readonly requestId?: string;
}

/** What an HTTP API sends to a function for a request, in payload 2.0; it came from 203.0.113.7. */
export function gatewayEvent(sent: Sent): APIGatewayProxyEventV2 {
  const { route, path, query, headers = {}, body, claims, requestId = 'request' } = sent;
  return {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: route.path,
    rawQueryString: '',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: '123456789012',
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: {
        method: route.method,
        path: route.path,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: 'test',
      },
      requestId,
      routeKey: routeKey(route),
      stage: '$default',
      time: '23/Nov/2026:03:00:00 +0000',
      timeEpoch: Date.parse('2026-11-23T03:00:00Z'),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}
