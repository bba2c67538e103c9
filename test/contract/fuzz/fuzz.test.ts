import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Route, routeKey } from '#shared/http/route.ts';
import { startWorld, type World } from '../../world/world.ts';
import { httpDoor } from './http-door.ts';
import { memoryDoor } from './memory-door.ts';
import { fuzz, fuzzedAt, type Tally } from './run.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env['FUZZ_RUNS'] ?? 3_000);

/** Routes that never gave their own answer: the fuzz does not get past their first check. */
const unreached = (routes: readonly Route[], tally: Tally) =>
  routes.filter((route) => !tally.has(`${routeKey(route)} ${route.answer.status}`)).map(routeKey);

test('every route keeps its contract, whatever it is sent', { timeout: 120_000 }, async () => {
  const door = memoryDoor();

  const tally = await fuzz(door, { runs, seed });

  expect(unreached(door.routes, tally)).toEqual([]);
});

describe('over HTTP', () => {
  let world: World;
  let door: ReturnType<typeof httpDoor>;
  beforeAll(async () => {
    world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai', clock: fuzzedAt });
    door = httpDoor(() => world.url);
  });
  afterAll(async () => {
    door?.close();
    await world?.end();
  });

  test('every route keeps its contract', async () => {
    const tally = await fuzz(door, { runs: Math.ceil(runs / 10), seed });

    expect([...tally.keys()]).toEqual(expect.arrayContaining(['POST /api/queue/bookings 201']));
  });

  test.each(['PUT', 'PATCH', 'HEAD', 'TRACE', 'PROPFIND'])('%s is no method of the API', async (method) => {
    const paths = [...new Set(door.routes.map(({ path }) => path))].filter(
      (path) => !door.routes.some((route) => route.path === path && route.method === method),
    );

    const replies = await Promise.all(
      paths.map((path) =>
        door.send(
          { method, target: path.replace(/[{}]/g, ''), headers: {}, body: Buffer.alloc(0) },
          'nobody',
        ),
      ),
    );

    expect(replies.filter((reply) => reply?.status !== 404 && reply?.status !== 403)).toEqual([]);
  });

  test.each([
    '/api/queue',
    '/api/queue/',
    '/api/queue/nothing',
    '/api/queue/offices/%zz',
    '/api/queue/offices/',
    '/api/queue/../queue/offices',
    '/api/nothing/offices',
    '/api//queue/offices',
  ])('%s is not found', async (target) => {
    const reply = await door.send({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) }, 'nobody');

    expect([403, 404]).toContain(reply?.status);
  });
});
