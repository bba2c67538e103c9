import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Route } from '#shared/http/route.ts';
import { templateOf } from '../../test/infra/service-context.ts';
import { cachedPaths } from './cached-paths.ts';
import { ServiceApi } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

const answer = { status: 200, type: 'application/json', schema: z.object({}), cacheSeconds: 0 } as const;
const routes = [
  {
    method: 'GET',
    path: '/api/queue/offices',
    summary: '',
    request: z.object({}),
    answer: { ...answer, cacheSeconds: 60 },
    refusals: [],
  },
  {
    method: 'GET',
    path: '/api/queue/offices/{office}/days',
    summary: '',
    request: z.object({
      path: z.object({ office: z.string() }),
      query: z.object({ service: z.string(), month: z.string() }),
    }),
    answer: { ...answer, cacheSeconds: 2 },
    refusals: [],
  },
  { method: 'POST', path: '/api/queue/bookings', summary: '', request: z.object({}), answer, refusals: [] },
  {
    method: 'GET',
    path: '/api/queue/bookings/{id}',
    summary: '',
    request: z.object({}),
    answer,
    refusals: [],
  },
] as const satisfies readonly Route[];

const suffering = 'Warga melihat pesan gangguan.';

const built = (alone: string) =>
  templateOf((stack, context) => {
    const api = new ServiceFunction(stack, 'Api', { context, entry: 'api', suffering });
    const book = new ServiceFunction(stack, 'Book', { context, entry: 'book', suffering });
    new ServiceApi(stack, 'Http', {
      context,
      routes,
      handler: api.function,
      alone: { [alone]: book.function },
      suffering,
    });
  });

test('every route of the contract is there, and no other', () => {
  const found = Object.values(built('POST /api/queue/bookings').findResources('AWS::ApiGatewayV2::Route'));

  expect(found.map(({ Properties }) => Properties.RouteKey).toSorted()).toEqual([
    'GET /api/queue/bookings/{id}',
    'GET /api/queue/offices',
    'GET /api/queue/offices/{office}/days',
    'POST /api/queue/bookings',
  ]);
});

test('the route that stands alone goes to its own function, with one permission for each function', () => {
  const template = built('POST /api/queue/bookings');
  const [alone] = Object.keys(
    template.findResources('AWS::ApiGatewayV2::Integration', {
      Properties: { IntegrationUri: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BookFunction'), 'Arn'] } },
    }),
  );
  const booking = template.findResources('AWS::ApiGatewayV2::Route', {
    Properties: { RouteKey: 'POST /api/queue/bookings' },
  });

  expect(JSON.stringify(booking)).toContain(`"${alone}"`);
  template.resourceCountIs('AWS::ApiGatewayV2::Integration', 2);
  template.resourceCountIs('AWS::Lambda::Permission', 2);
});

const staffRoute = {
  method: 'PUT',
  path: '/api/queue/offices/{office}/settings',
  summary: '',
  access: 'change-settings',
  request: z.object({}),
  answer,
  refusals: [],
} as const satisfies Route;

const withStaff = (route: Route) =>
  templateOf((stack, context) => {
    const api = new ServiceFunction(stack, 'Api', { context, entry: 'api', suffering });
    new ServiceApi(stack, 'Http', {
      context,
      routes: [...routes, route],
      handler: api.function,
      suffering,
    });
  });

test('a route with access is opened by tokens of the region alone, the others by anyone', () => {
  const template = withStaff(staffRoute);

  const found = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
  const type = ({ Properties }: (typeof found)[number]) => [
    Properties.RouteKey,
    Properties.AuthorizationType,
  ];
  expect(found.map(type).filter(([, authorization]) => authorization !== 'NONE')).toEqual([
    ['PUT /api/queue/offices/{office}/settings', 'JWT'],
  ]);
  template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: {
      Issuer: Match.objectLike({}),
      Audience: [Match.objectLike({}), Match.objectLike({})],
    },
  });
});

test('an answer for staff that the edge would keep is refused', () => {
  expect(() => withStaff({ ...staffRoute, answer: { ...answer, cacheSeconds: 5 } })).toThrow(
    'PUT /api/queue/offices/{office}/settings is for staff: its answer must not be kept',
  );
});

test('a function for a route that the contract does not have is refused', () => {
  expect(() => built('POST /api/queue/reservations')).toThrow(
    'no such route in the contract: POST /api/queue/reservations',
  );
});

test('is throttled, and logs neither query strings nor paths nor addresses of people', () => {
  const template = built('POST /api/queue/bookings');

  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 },
    AccessLogSettings: {
      Format: Match.not(Match.stringLikeRegexp('context\\.path|queryString|sourceIp|userAgent')),
    },
  });
});

test('the edge keeps public answers only, for 5 seconds at most, by the parameters of the contract', () => {
  const paths = cachedPaths(routes);

  expect(
    paths.map(({ pattern, seconds, queryStringBehavior }) => [
      pattern,
      seconds,
      queryStringBehavior.queryStrings ?? [],
    ]),
  ).toEqual([
    ['/api/queue/offices', 5, []],
    ['/api/queue/offices/*/days', 2, ['service', 'month']],
  ]);
});
