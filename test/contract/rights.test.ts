import { describe, expect, test } from 'vitest';
import { refusals } from '#services/queue/refusals.ts';
import type { Endpoint } from '#shared/http/endpoint.ts';
import { createHandler } from '#shared/http/handler.ts';
import { type Route, routeKey } from '#shared/http/route.ts';
import { gatewayEvent } from '#shared/http/testing/gateway-event.ts';
import { invocation } from '#shared/http/testing/invocation.ts';
import { groupOf, type OfficeRole, officeRoles, operatorGroup } from '#shared/identity/actor.ts';
import type { Action } from '#shared/identity/permissions.ts';
import { everyRoute } from './fuzz/services.ts';

// Every route that is not for everybody, asked by every role of the own office and of another one. The table below is written down
// again on purpose: a right that is given by a slip of the pen in the product is not given here.

const everybodyAtWork: readonly OfficeRole[] = ['officer', 'front-desk', 'supervisor', 'head'];
const leading: readonly OfficeRole[] = ['supervisor', 'head'];

const rights: Readonly<Record<Action, readonly (OfficeRole | 'operator')[]>> = {
  'read-settings': [...leading, 'operator'],
  'change-settings': ['head', 'operator'],
  'export-person': ['operator'],
  'erase-person': ['operator'],
  'read-floor': everybodyAtWork,
  'check-in': [...everybodyAtWork, 'kiosk'],
  'check-in-by-number': ['front-desk', 'officer', ...leading],
  'issue-number': [...everybodyAtWork, 'kiosk'],
  'work-counter': everybodyAtWork,
  'run-floor': leading,
  'read-figures': leading,
  'read-expected': ['front-desk', ...leading],
  'book-for-others': [...everybodyAtWork, 'helper'],
  'void-booking': everybodyAtWork,
  'close-windows': leading,
  'verify-requests': ['verifier', ...leading],
  'supervise-requests': leading,
  'file-for-others': ['helper', 'front-desk', 'verifier', ...leading],
};

const routes = everyRoute.flatMap((route) =>
  route.access === undefined ? [] : [{ ...route, access: route.access }],
);

/** Behind every route something that only says that it was reached. */
const reached = { code: 'not-found' } as const;
const endpointOf = (route: Route): Endpoint<typeof reached> => ({
  route,
  read: () => ({ operate: async () => ({ refused: [reached] }) }),
});
const handler = createHandler({
  endpoints: routes.map(endpointOf),
  refusals,
  fieldRefusal: () => undefined,
  cameThroughSite: async () => true,
  isBusy: () => false,
  log: () => undefined,
  clock: { now: () => 0 },
});

/** What a route answers to who has these groups; undefined: nobody signed in. */
async function ask(route: Route, groups: readonly string[] | undefined): Promise<number | undefined> {
  const claims = groups && {
    sub: '3f8e2c1a-0000-4000-8000-00000000000a',
    token_use: 'access',
    'cognito:groups': `[${groups.join(' ')}]`,
  };
  const path = route.path.includes('{office}') ? { office: 'own' } : {};
  const event = gatewayEvent({ route, path, body: '{}', requestId: 'r', ...(claims && { claims }) });
  return (await handler(event, invocation)).statusCode;
}

const everybody = [
  ...officeRoles.flatMap((role) =>
    ['own', 'other'].map((office) => ({ role, office, group: groupOf(office, role) })),
  ),
  { role: 'operator' as const, office: 'own', group: operatorGroup },
];

/** Without an office in the path, who has the right somewhere gets to the operation, and that asks again. */
const mayReach = (route: Route & { access: Action }, { role, office }: (typeof everybody)[number]): boolean =>
  rights[route.access].includes(role) && (office === 'own' || !route.path.includes('{office}'));

test('there are routes for staff of every kind', () => {
  expect(routes.length).toBeGreaterThan(10);
  expect(new Set(routes.map(({ access }) => access)).size).toBeGreaterThan(5);
});

describe.each(routes.map((route) => ({ key: routeKey(route), route })))('$key', ({ route }) => {
  test('is open to the roles that the table names, in their own office, and to nobody else', async () => {
    const answers = await Promise.all(
      everybody.map(async (one) => [one.group, await ask(route, [one.group])] as const),
    );

    expect(answers).toEqual(everybody.map((one) => [one.group, mayReach(route, one) ? 404 : 403]));
  });

  test('is closed to who did not sign in, who has no role, and who has roles of no sense', async () => {
    const answers = [
      await ask(route, undefined),
      await ask(route, []),
      await ask(route, ['own/king', 'own', 'own/operator', '*/head', 'own/head/x']),
    ];

    expect(answers).toEqual([401, 403, 403]);
  });
});
