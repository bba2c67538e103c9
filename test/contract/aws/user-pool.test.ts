import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  authorizeQuery,
  callback,
  choose,
  type Issuer,
  openIssuer,
  pkce,
  post,
  readTokens,
  tokensOf,
} from './issuer.ts';

// AWS: User pools: the endpoints of sign-in <https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html>
// AWS: User pools: access tokens and their claims <https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html>

let issuer: Issuer;

beforeAll(async () => {
  issuer = await openIssuer();
});
afterAll(() => issuer?.end());
afterEach(() => issuer.host.setClock('+0s'));

const authorize = (query: URLSearchParams, headers: Record<string, string> = {}) =>
  fetch(`${issuer.domain}/oauth2/authorize?${query}`, { redirect: 'manual', headers });

const locationOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', answer.url);

const exchange = (code: string, verifier: string, more: Record<string, string> = {}) =>
  post(issuer, '/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: issuer.clientId,
    code,
    redirect_uri: callback,
    code_verifier: verifier,
    ...more,
  });

const refresh = (token: string) =>
  post(issuer, '/oauth2/token', {
    grant_type: 'refresh_token',
    client_id: issuer.clientId,
    refresh_token: token,
  });

async function aCode(more: Record<string, string> = {}) {
  const { verifier, challenge } = pkce();
  const { location, cookie } = await choose(issuer, authorizeQuery(issuer.clientId, challenge, more));
  return {
    code: location.searchParams.get('code') ?? '',
    verifier,
    location,
    cookie: cookie.split(';')[0] ?? '',
  };
}

test('tokens are signed by a key of the published set and carry the claims of Cognito', async () => {
  const { code, verifier, location } = await aCode({ nonce: 'n1' });
  const tokens = await readTokens(await exchange(code, verifier));

  const base = `${issuer.domain.replace('/staff', '')}/${issuer.poolId}/.well-known`;
  const keys = createRemoteJWKSet(new URL(`${base}/jwks.json`));
  const access = await jwtVerify(tokens.access_token, keys);
  const id = await jwtVerify(tokens.id_token, keys, { audience: issuer.clientId });
  expect(location.searchParams.get('state')).toBe('s 1');
  expect(tokens.expires_in).toBe(900);
  expect(access.payload).toMatchObject({
    iss: `https://cognito-idp.ap-southeast-3.amazonaws.com/${issuer.poolId}`,
    token_use: 'access',
    client_id: issuer.clientId,
    username: access.payload.sub,
    scope: 'openid email',
    'cognito:groups': ['region/operator'],
  });
  expect(access.payload).not.toHaveProperty('aud');
  expect(access.payload).not.toHaveProperty('email');
  expect(id.payload).toMatchObject({
    sub: access.payload.sub,
    token_use: 'id',
    nonce: 'n1',
    'cognito:username': access.payload.sub,
    email: expect.stringContaining('@'),
    name: expect.any(String),
  });
  expect(Number(access.payload.exp) - Number(access.payload.iat)).toBe(900);
  const discovery = await fetch(`${base}/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: access.payload.iss, jwks_uri: expect.any(String) });
});

test('whoever is signed in goes straight back, unless the program wants to be sure', async () => {
  const { cookie } = await aCode();
  const query = authorizeQuery(issuer.clientId, pkce().challenge);

  const straight = locationOf(await authorize(query, { cookie }));
  const anew = locationOf(
    await authorize(authorizeQuery(issuer.clientId, pkce().challenge, { prompt: 'login' }), { cookie }),
  );

  expect(straight.origin + straight.pathname).toBe(callback);
  expect(straight.searchParams.get('code')).toMatch(/.{20,}/);
  expect(anew.pathname).toMatch(/\/login$/);
});

test('logging out ends the session and goes to registered addresses only', async () => {
  const { cookie } = await aCode();
  const logout = (uri: string) =>
    fetch(`${issuer.domain}/logout?${new URLSearchParams({ client_id: issuer.clientId, logout_uri: uri })}`, {
      redirect: 'manual',
      headers: { cookie },
    });

  expect((await logout('http://petugas.localhost:8080/elsewhere')).status).toBe(400);
  const ended = await logout('http://petugas.localhost:8080/');

  expect([ended.status, ended.headers.get('location')]).toEqual([302, 'http://petugas.localhost:8080/']);
  expect(ended.headers.get('set-cookie')).toContain('Max-Age=0');
  const silent = authorizeQuery(issuer.clientId, pkce().challenge, { prompt: 'none' });
  expect(locationOf(await authorize(silent, { cookie })).searchParams.get('error')).toBe('login_required');
});

test.each([
  ['an unknown program', { client_id: 'nobody' }],
  ['an address with a path more', { redirect_uri: `${callback}/more` }],
  ['an address with a query', { redirect_uri: `${callback}?x=1` }],
  ['an address of another port', { redirect_uri: callback.replace('8080', '8081') }],
  ['an address of another host', { redirect_uri: 'https://evil.example/masuk' }],
])('%s is told to the person and sent nowhere', async (_, wrong) => {
  const answer = await authorize(authorizeQuery(issuer.clientId, pkce().challenge, wrong));

  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
});

test.each([
  ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ['a challenge in the clear', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['tokens at once', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope that the program may not have', { scope: 'openid phone' }, 'invalid_scope'],
])('%s is refused to the program, with its state', async (_, wrong, error) => {
  const location = locationOf(await authorize(authorizeQuery(issuer.clientId, pkce().challenge, wrong)));

  expect(location.origin + location.pathname).toBe(callback);
  expect(Object.fromEntries(location.searchParams)).toMatchObject({ error, state: 's 1' });
});

test('a code is good once, for five minutes, for its program, address and verifier', async () => {
  const { code, verifier } = await aCode();
  expect((await exchange(code, verifier)).status).toBe(200);
  expect(await (await exchange(code, verifier)).json()).toEqual({ error: 'invalid_grant' });

  for (const wrong of [
    { code_verifier: 'another' },
    { redirect_uri: `${callback}/` },
    { client_id: issuer.otherClientId },
  ]) {
    const other = await aCode();
    expect(await (await exchange(other.code, other.verifier, wrong)).json()).toEqual({
      error: 'invalid_grant',
    });
    // A code that was tried with something wrong is spent.
    expect((await exchange(other.code, other.verifier)).status).toBe(400);
  }

  const late = await aCode();
  issuer.host.setClock('+6m');
  expect((await exchange(late.code, late.verifier)).status).toBe(400);
});

test('a refresh token is replaced by each use, and good again only for seconds after', async () => {
  const first = await tokensOf(issuer);
  const second = await readTokens(await refresh(first.refresh_token ?? ''));

  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(decodeJwt(second.access_token)).toMatchObject({
    sub: decodeJwt(first.access_token).sub,
    origin_jti: decodeJwt(first.access_token)['origin_jti'],
    auth_time: decodeJwt(first.access_token)['auth_time'],
  });
  expect((await refresh(first.refresh_token ?? '')).status).toBe(200);
  issuer.host.setClock('+11s');
  expect(await (await refresh(first.refresh_token ?? '')).json()).toEqual({ error: 'invalid_grant' });
  expect((await refresh(second.refresh_token ?? '')).status).toBe(200);
});

test('renewing does not lengthen the working day', async () => {
  const first = await tokensOf(issuer);
  issuer.host.setClock('+9h');
  const second = await readTokens(await refresh(first.refresh_token ?? ''));

  issuer.host.setClock('+601m');

  expect((await refresh(second.refresh_token ?? '')).status).toBe(400);
});

test('revoking ends every refresh token of that signing in, and of no other', async () => {
  const [one, two] = [await tokensOf(issuer), await tokensOf(issuer)];
  const renewed = await readTokens(await refresh(one.refresh_token ?? ''));

  const answer = await post(issuer, '/oauth2/revoke', {
    token: renewed.refresh_token ?? '',
    client_id: issuer.clientId,
  });

  expect(answer.status).toBe(200);
  expect((await refresh(renewed.refresh_token ?? '')).status).toBe(400);
  expect((await refresh(one.refresh_token ?? '')).status).toBe(400);
  expect((await refresh(two.refresh_token ?? '')).status).toBe(200);
});

test('pages of other addresses may fetch tokens, but not read the sign-in page', async () => {
  const token = await post(issuer, '/oauth2/token', { grant_type: 'password' });
  const page = await fetch(`${issuer.domain}/login?${authorizeQuery(issuer.clientId, pkce().challenge)}`);

  expect(token.headers.get('access-control-allow-origin')).toBe('*');
  expect(await token.json()).toEqual({ error: 'unsupported_grant_type' });
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('another site cannot sign somebody in as it likes', async () => {
  const query = authorizeQuery(issuer.clientId, pkce().challenge);
  const { sub } = decodeJwt((await tokensOf(issuer)).access_token);

  const forged = await fetch(`${issuer.domain}/login?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ account: sub ?? '' }),
  });

  expect([forged.status, forged.headers.get('set-cookie')]).toEqual([400, null]);
});

test('keys, sessions and refresh tokens are there after a restart', async () => {
  const { refresh_token = '', access_token } = await tokensOf(issuer);
  const { cookie } = await aCode();

  await issuer.again();

  const renewed = await readTokens(await refresh(refresh_token));
  expect(decodeJwt(renewed.access_token).sub).toBe(decodeJwt(access_token).sub);
  const straight = locationOf(await authorize(authorizeQuery(issuer.clientId, pkce().challenge), { cookie }));
  expect(straight.searchParams.get('code')).toMatch(/.{20,}/);
});
