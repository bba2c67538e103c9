import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createLog } from '#shared/observability/log.ts';
import { staffEndpoint } from './endpoint.ts';
import { createHandler } from './handler.ts';
import { type HttpRefusal, httpRefusals } from './refusal.ts';
import { gatewayEvent } from './testing/gateway-event.ts';
import { invocation } from './testing/invocation.ts';

const answer = {
  status: 200,
  type: 'application/json',
  cacheSeconds: 0,
  schema: z.object({ by: z.string() }),
} as const;
const ofOffice = {
  method: 'PUT',
  path: '/api/queue/offices/{office}/settings',
  summary: '',
  access: 'change-settings',
  request: z.object({ body: z.object({ quota: z.int() }) }),
  answer,
  refusals: [],
} as const;
const ofAny = {
  ...ofOffice,
  method: 'GET',
  path: '/api/queue/settings',
  access: 'read-settings',
  request: z.object({}),
} as const;

const lines: string[] = [];
const clock = { now: () => 0 };
const handler = createHandler<HttpRefusal>({
  endpoints: [
    staffEndpoint(ofOffice, async (_, { actor }) => ({ answer: { by: actor.id } })),
    staffEndpoint(ofAny, async (_, { actor }) => ({ answer: { by: actor.roles.join() } })),
  ],
  refusals: httpRefusals,
  fieldRefusal: () => undefined,
  isBusy: () => false,
  cameThroughSite: async () => true,
  log: createLog('test', clock.now, (line) => lines.push(line)),
  clock,
});

const claims = {
  sub: '3f8e2c1a-0000-4000-8000-00000000000a',
  token_use: 'access',
  'cognito:groups': '[disdukcapil/head]',
};

async function call(
  route: typeof ofOffice | typeof ofAny,
  verified: unknown,
  office = 'disdukcapil',
  body = '{"quota":1}',
) {
  const event = gatewayEvent({
    route,
    headers: { authorization: 'Bearer s3cret-token' },
    ...(route === ofOffice && { path: { office }, body }),
    claims: verified,
  });
  const { statusCode, headers, body: text = '' } = await handler(event, invocation);
  return { status: statusCode, headers, json: JSON.parse(text) };
}

test('whoever has the role gets in, and the operation learns who it is', async () => {
  const { status, headers, json } = await call(ofOffice, claims);

  expect([status, json]).toEqual([200, { by: '3f8e2c1a-0000-4000-8000-00000000000a' }]);
  expect(headers?.['cache-control']).toBe('no-store');
});

test('without claims it is 401 in both languages and says how to sign in, before anything is read', async () => {
  const { status, headers, json } = await call(ofOffice, undefined, 'disdukcapil', 'no json');

  expect([status, json.code]).toEqual([401, 'unauthenticated']);
  expect(json.text).toEqual({ id: expect.stringContaining('masuk'), en: expect.stringContaining('sign in') });
  expect(headers).toMatchObject({
    'www-authenticate': 'Bearer',
    'content-type': 'application/problem+json',
  });
});

test.each([
  ['of another office', claims, 'kecamatan'],
  ['of a lesser role', { ...claims, 'cognito:groups': '[disdukcapil/officer]' }, 'disdukcapil'],
  ['without groups', { sub: '3f8e2c1a-0000-4000-8000-00000000000a', token_use: 'access' }, 'disdukcapil'],
])('somebody %s is forbidden', async (_, verified, office) => {
  const { status, json } = await call(ofOffice, verified, office);

  expect([status, json.code]).toEqual([403, 'forbidden']);
});

test('without an office in the path a role in any office opens the route', async () => {
  expect(await call(ofAny, claims)).toMatchObject({ status: 200, json: { by: 'disdukcapil/head' } });
  expect(await call(ofAny, { ...claims, 'cognito:groups': '[disdukcapil/helper]' })).toMatchObject({
    status: 403,
  });
});

test('no token gets into the log', () => {
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join()).not.toContain('s3cret');
});
