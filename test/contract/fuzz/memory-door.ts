import { createQueueApi } from '#services/queue/testing/queue-api.ts';
import { routeKey } from '#shared/http/route.ts';
import { payloadV2 } from '../../../local-aws/http-api/payload.ts';
import { matchRoute, parseRouteKey } from '../../../local-aws/http-api/route.ts';
import type { Caller, Door } from './run.ts';

/** Claims as an authorizer hands them on; undefined: nobody signed in, and API Gateway answers itself. */
const claims: Readonly<Record<Caller, Readonly<Record<string, string>> | undefined>> = {
  nobody: undefined,
  'unknown token': {
    sub: '3f8e2c1a-0000-4000-8000-00000000000a',
    token_use: 'id',
    'cognito:groups': 'region/operator',
  },
  stranger: { sub: '3f8e2c1a-0000-4000-8000-00000000000a', token_use: 'access' },
  officer: {
    sub: '3f8e2c1a-0000-4000-8000-00000000000a',
    token_use: 'access',
    'cognito:groups': '[disdukcapil/officer]',
  },
  operator: {
    sub: '3f8e2c1a-0000-4000-8000-00000000000a',
    token_use: 'access',
    'cognito:groups': '[region/operator]',
  },
};

/** The functions of the queue behind what API Gateway does to a request, over stores in memory: thousands a second. */
export function memoryDoor(): Door {
  const api = createQueueApi();
  const patterns = api.routes.map((route) => parseRouteKey(routeKey(route)));
  let requests = 0;
  return {
    routes: api.routes,
    logged: () => api.lines.splice(0).join('\n'),
    send: async ({ method, target, headers, body }, caller) => {
      const [path = '', ...query] = target.split('?');
      const decodedPath = decoded(path);
      const match = decodedPath === undefined ? undefined : matchRoute(patterns, method, decodedPath);
      const route = match && api.routes.find((one) => routeKey(one) === match.route.key);
      if (!route || !match || decodedPath === undefined) return undefined;
      const authorizer = claims[caller];
      if (route.access !== undefined && !authorizer) return undefined;
      requests += 1;
      const event = payloadV2(
        {
          method,
          path,
          query: query.join('?'),
          headers: { ...headers, ...api.doorHeaders },
          body,
          remoteAddress: `203.0.113.${requests % 250}`,
        },
        {
          routeKey: match.route.key,
          pathParameters: match.parameters,
          apiId: 'api',
          accountId: '123456789012',
          domainName: 'api.example',
          stage: '$default',
          stageVariables: undefined,
          requestId: `request-${requests}`,
          time: 0,
          decodedPath,
          authorizer: authorizer && { jwt: { claims: authorizer, scopes: null } },
        },
      );
      const reply = await api.handle(JSON.parse(JSON.stringify(event)));
      const names = Object.entries(reply.headers ?? {}).map(([name, value]) => [name, String(value)]);
      return { status: reply.statusCode ?? 0, headers: Object.fromEntries(names), body: reply.body ?? '' };
    },
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
