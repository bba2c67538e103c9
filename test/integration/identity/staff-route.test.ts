import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Answer, ask } from '../../../operator/sign-in/ask.ts';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai' });
});
afterAll(() => world?.end());

describe.each(['petugas.localhost', 'localhost'])('a route of staff at %s', (host) => {
  const call = (token?: string): Promise<Answer> =>
    ask(`${world.url.replace('127.0.0.1', host)}/api/queue/persons/export`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: '{}',
    });

  test('is closed to whoever did not sign in, by the gateway', async () => {
    expect(await call()).toEqual({ status: 401, text: '{"message":"Unauthorized"}' });
  });

  test('is closed to an ID token, which the gateway lets pass, by the service', async () => {
    const { idToken } = await signIn(world, 'region/operator');

    const { status, text } = await call(idToken);

    expect([status, JSON.parse(text).code]).toEqual([401, 'unauthenticated']);
  });

  test('is forbidden to who lacks the role', async () => {
    const { token } = await signIn(world, 'disdukcapil/head');

    const { status, text } = await call(token);

    expect([status, JSON.parse(text).code]).toEqual([403, 'forbidden']);
  });

  test('looks at the request of who has it', async () => {
    const { token } = await signIn(world, 'region/operator');

    const { status, text } = await call(token);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(['unauthenticated', 'forbidden']).not.toContain(JSON.parse(text).code);
    expect(status).toBeLessThan(500);
  });
});

test('each host name has its own site and content policy', async () => {
  const [citizens, staff] = await Promise.all(
    ['localhost', 'petugas.localhost'].map((host) =>
      ask(`${world.url.replace('127.0.0.1', host)}/masuk.json`),
    ),
  );

  expect(staff?.status).toBe(200);
  expect(citizens?.status).not.toBe(200);
});
