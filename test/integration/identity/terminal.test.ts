import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { accessToken, signOut } from '../../../operator/sign-in/access-token.ts';
import { ask } from '../../../operator/sign-in/ask.ts';
import { startWorld, type World } from '../../world/world.ts';

let world: World;
let home: string;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai' });
});
afterAll(() => world?.end());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'balai-home-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const site = () => world.url.replace('127.0.0.1', 'petugas.localhost');
const env = () => ({ XDG_CONFIG_HOME: home });

/** Somebody at a browser who chooses the operator; returns how often the browser was opened. */
function somebody() {
  const seen = { opened: 0, said: '' };
  const open = async (url: string) => {
    seen.opened += 1;
    const page = await (await fetch(url)).text();
    const button = page.split('<button ').find((part) => part.includes('>operator.region@')) ?? '';
    const account = /value="([^"]+)"/.exec(button)?.[1] ?? '';
    const login = url.replace('/oauth2/authorize?', '/login?');
    await fetch(login, { method: 'POST', body: new URLSearchParams({ account }) });
  };
  const say = (line: string) => {
    seen.said += line;
  };
  return { seen, wish: { site: site(), env: env(), say, open: (url: string) => void open(url) } };
}

test('signs in through a browser once, then uses what it kept in a file of its owner alone', async () => {
  const { seen, wish } = somebody();

  const token = await accessToken(wish);
  const again = await accessToken(wish);

  expect(decodeJwt(token)).toMatchObject({ token_use: 'access', 'cognito:groups': ['region/operator'] });
  expect(again).toBe(token);
  expect(seen.opened).toBe(1);
  expect(seen.said).toContain('/oauth2/authorize?');
  expect(seen.said).not.toContain(token);
  const [file = ''] = readdirSync(join(home, 'balai'));
  expect(statSync(join(home, 'balai', file)).mode & 0o077).toBe(0);
});

test('signing out deletes what was kept and revokes it', async () => {
  const { seen, wish } = somebody();
  await accessToken(wish);
  const [file = ''] = readdirSync(join(home, 'balai'));
  const kept: { refresh: string } = JSON.parse(readFileSync(join(home, 'balai', file), 'utf8'));

  await signOut(wish.site, wish.env);

  expect(readdirSync(join(home, 'balai'))).toEqual([]);
  const { text } = await ask(`${site()}/masuk.json`);
  const { domain, terminalClient } = JSON.parse(text);
  const refused = await ask(`${domain}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: terminalClient,
      refresh_token: kept.refresh,
    }).toString(),
  });
  expect(refused.status).toBe(400);
  await accessToken(wish);
  expect(seen.opened).toBe(2);
});

test('a token in BALAI_TOKEN is used as it is, and nobody is asked', async () => {
  const { seen, wish } = somebody();

  expect(await accessToken({ ...wish, env: { ...env(), BALAI_TOKEN: 'unattended' } })).toBe('unattended');
  expect(seen.opened).toBe(0);
});

test('an address that is no staff site is named', async () => {
  const { wish } = somebody();

  await expect(accessToken({ ...wish, site: world.url })).rejects.toThrow('bukan situs petugas Balai');
});
