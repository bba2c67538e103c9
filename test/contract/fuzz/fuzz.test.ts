import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Route, routeKey } from '#shared/http/route.ts';
import { startWorld, type World } from '../../world/world.ts';
import { gateOf } from './callers.ts';
import { httpDoor } from './http-door.ts';
import { memoryDoor } from './memory-door.ts';
import { type Door, fuzz, fuzzedAt, type Tally } from './run.ts';
import { everyRoute } from './services.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env['FUZZ_RUNS'] ?? 200 * everyRoute.length);

/** Routes that never gave their own answer: the fuzz does not get past their first check. */
const unreached = (routes: readonly Route[], tally: Tally) =>
  routes.filter((route) => !tally.has(`${routeKey(route)} ${route.answer.status}`)).map(routeKey);

/** Where a caller is told otherwise at a route for staff than they ought to be. */
async function openDoors(door: Door): Promise<string[]> {
  const staffOnly = door.routes.filter(({ access }) => access !== undefined);
  // What a head may change depends on the setting.
  const callers = door.callers.filter((caller) => caller !== 'head');
  const told = await Promise.all(
    staffOnly.flatMap((route) =>
      callers.map(async (caller) => {
        const target = route.path
          .replace('{name}', 'offices.disdukcapil.hours')
          .replace('{office}', 'disdukcapil');
        const headers = { 'content-type': 'application/json' };
        const reply = await door.send(
          { method: route.method, target, headers, body: Buffer.from('{}') },
          caller,
        );
        // In memory nobody stands for API Gateway, which turns away who has no token.
        const status = reply?.status ?? 401;
        const closed = status === 401 || status === 403 ? status : undefined;
        return closed === gateOf(route, caller) ? [] : [`${caller}: ${status} at ${routeKey(route)}`];
      }),
    ),
  );
  return told.flat();
}

describe('in memory', () => {
  test('the fuzz knows every route of every service', () => {
    expect(memoryDoor().routes.map(routeKey).sort()).toEqual(everyRoute.map(routeKey).sort());
  });

  test('every route keeps its contract, whatever it is sent', { timeout: 120_000 }, async () => {
    const door = memoryDoor();

    const tally = await fuzz(door, { runs, seed });

    expect(unreached(door.routes, tally)).toEqual([]);
  });

  test('a route for staff is closed to every token that is none of an account with the role', async () => {
    expect(await openDoors(memoryDoor())).toEqual([]);
  });
});

describe('over HTTP', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof httpDoor>>;
  beforeAll(async () => {
    world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai', clock: fuzzedAt });
    door = await httpDoor(world);
  });
  afterAll(async () => {
    door?.close();
    await world?.end();
  });

  test('every route keeps its contract', async () => {
    const tally = await fuzz(door, { runs: Math.ceil(runs / 10), seed });

    expect([...tally.keys()]).toEqual(expect.arrayContaining(['POST /api/queue/bookings 201']));
  });

  test('a route for staff is closed to every token that is none of an account with the role', async () => {
    expect(await openDoors(door)).toEqual([]);
  });

  const ask = async (method: string, target: string) => {
    const reply = await door.send({ method, target, headers: {}, body: Buffer.alloc(0) }, 'nobody');
    return `${reply?.status} ${reply?.body}`;
  };
  const paths = [...new Set(everyRoute.map(({ path }) => path))];
  const named = (path: string) => path.replace(/[{}]/g, '');
  const declared = (method: string) => (path: string) =>
    everyRoute.some((route) => route.path === path && route.method === method);
  const kept = (path: string) =>
    everyRoute.some((route) => route.path === path && route.answer.cacheSeconds > 0);

  // CloudFront answers 403 for a method that a path is not configured for; what it lets through and no route takes, an HTTP API answers.
  const noRoute = '404 {"message":"Not Found"}';

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s without a route is not found, and stopped before where answers are kept',
    async (method) => {
      const free = paths.filter((path) => !declared(method)(path));

      const told = await Promise.all(
        free.map(async (path) => [path, await ask(method, named(path))] as const),
      );

      const expected = free.map((path) => [
        path,
        kept(path) ? expect.stringMatching(/^403 (?!\{)/) : noRoute,
      ]);
      expect(told).toEqual(expected);
    },
  );

  test('HEAD is no GET to an HTTP API', async () => {
    const told = await Promise.all(paths.map((path) => ask('HEAD', named(path))));

    expect(new Set(told)).toEqual(new Set(['404 ']));
  });

  test.each(['TRACE', 'PROPFIND'])('%s passes no edge', async (method) => {
    const told = await Promise.all(paths.map((path) => ask(method, named(path))));

    expect(told.filter((answer) => !/^403 (?!\{)/.test(answer))).toEqual([]);
  });

  test.each([
    '/api/queue/',
    '/api/queue/nothing',
    '/api/queue/offices/',
    '/api/queue/offices/%zz',
    '/api/notifications/nothing',
  ])('%s is a path of a service that has no route', async (target) => {
    expect(await ask('GET', target)).toBe(noRoute);
  });

  // Whoever may not list the bucket of a site is not told what is missing from it.
  test.each(['/api/queue', '/api/nothing/offices', '/api//queue/offices'])(
    '%s belongs to no service, and the site has no such file',
    async (target) => {
      expect(await ask('GET', target)).toMatch(/^403 <\?xml .*<Code>AccessDenied</s);
    },
  );

  test('a path with dots in it reaches no route', async () => {
    expect(await ask('GET', '/api/queue/../queue/offices')).toBe(noRoute);
  });
});
