import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';

const renewed = z.object({ access_token: z.string() });
let world: World;

beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai' });
});
afterAll(() => world?.end());

test.each(['region/operator', 'disdukcapil/head', 'disdukcapil/officer'])('somebody is %s', async (group) => {
  const { token } = await signIn(world, group);

  expect(decodeJwt(token)).toMatchObject({ token_use: 'access', 'cognito:groups': [group] });
});

test('nobody has a role in an office that the region lacks', async () => {
  await expect(signIn(world, 'kecamatan/head')).rejects.toThrow('Nobody in this world is kecamatan/head.');
});

test('a session outlives the death of the host: the same keys, the same refresh token', async () => {
  const { refreshToken, clientId, domain, token } = await signIn(world, 'region/operator');
  const path = new URL(domain).pathname;

  await world.kill();
  await world.restart();
  const answer = await fetch(`${world.url}${path}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
    }),
  });

  expect(answer.status).toBe(200);
  const { access_token } = renewed.parse(await answer.json());
  expect(decodeJwt(access_token)).toMatchObject({ sub: decodeJwt(token).sub, iss: decodeJwt(token).iss });
});

test('no token, code or verifier is written to the terminal', async () => {
  const { token, refreshToken, idToken } = await signIn(world, 'disdukcapil/head');

  for (const secret of [token, refreshToken, idToken]) expect(world.output()).not.toContain(secret);
});
