import { createLettersApi } from '#services/documents/testing/letters-api.ts';
import { createRequestsApi } from '#services/documents/testing/requests-api.ts';
import { createRightsApi } from '#services/documents/testing/rights-api.ts';
import { createStaffApi } from '#services/documents/testing/staff-api.ts';
import { createWordingApi } from '#services/notifications/testing/wording-api.ts';
import { createQueueApi } from '#services/queue/testing/queue-api.ts';
import { routeKey } from '#shared/http/route.ts';
import { payloadV2 } from '../../../local-aws/http-api/payload.ts';
import type { Caller } from './callers.ts';
import type { Door } from './run.ts';
import { routeOf } from './services.ts';

const account = '3f8e2c1a-0000-4000-8000-00000000000a';
const claim = (groups: string, more: object = {}) => ({
  sub: account,
  token_use: 'access',
  'cognito:groups': groups,
  ...more,
});

/** Claims as an authorizer hands them on, whatever a token says that the user pool signed. */
const claims = new Map<Caller, Readonly<Record<string, string>>>([
  ['id token', claim('[region/operator]', { token_use: 'id' })],
  ['odd subject', claim('[region/operator]', { sub: 'operator-1' })],
  ['stranger', { sub: account, token_use: 'access' }],
  ['officer', claim('[disdukcapil/officer]')],
  ['head', claim('[disdukcapil/head others]')],
  ['operator', claim('[region/operator]')],
]);

/** The functions of every service behind what API Gateway does to a request, over stores in memory: thousands a second. */
export function memoryDoor(): Door {
  const apis = [
    createQueueApi(),
    createWordingApi(),
    createLettersApi(),
    createRequestsApi(),
    createStaffApi(),
    createRightsApi(),
  ];
  let requests = 0;
  return {
    routes: apis.flatMap(({ routes }) => routes),
    callers: ['nobody', ...claims.keys()],
    logged: () => apis.flatMap(({ lines }) => lines.splice(0)).join('\n'),
    send: async ({ method, target, headers, body }, caller) => {
      const [path = '', ...query] = target.split('?');
      const reached = routeOf({ method, target });
      const api = reached && apis.find(({ routes }) => routes.includes(reached.route));
      if (!reached || !api) return undefined;
      const authorizer = claims.get(caller);
      // Without a token API Gateway answers itself.
      if (reached.route.access !== undefined && !authorizer) return undefined;
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
          routeKey: routeKey(reached.route),
          pathParameters: reached.parameters,
          apiId: 'api',
          accountId: '123456789012',
          domainName: 'api.example',
          stage: '$default',
          stageVariables: undefined,
          requestId: `request-${requests}`,
          time: 0,
          decodedPath: reached.decodedPath,
          authorizer: authorizer && { jwt: { claims: authorizer, scopes: null } },
        },
      );
      const reply = await api.handle(JSON.parse(JSON.stringify(event)));
      const names = Object.entries(reply.headers ?? {}).map(([name, value]) => [name, String(value)]);
      return { status: reply.statusCode ?? 0, headers: Object.fromEntries(names), body: reply.body ?? '' };
    },
  };
}
