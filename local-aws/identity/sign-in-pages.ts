import type { Host } from '../host.ts';
import type { WebRequest, WebResponse } from '../http/web.ts';
import { accountOf } from './accounts.ts';
import { grants } from './grants.ts';
import { pickerPage, refusedPage } from './picker.ts';
import { readSignInRequest, type SignInRequest, withParameters } from './sign-in-request.ts';
import type { UserPool } from './user-pool.ts';

const cookieName = 'balai-identity';

/** `GET /oauth2/authorize`: who is signed in goes straight back to the program, anyone else to the sign-in page. */
export function authorize(pool: UserPool, request: WebRequest, host: Host): WebResponse {
  const asked = readSignInRequest(pool, new URLSearchParams(request.query));
  if ('kind' in asked) return asked.kind === 'page' ? refusedPage(asked.error) : redirect(asked.to);
  const session = grants(host).session(sessionId(request), pool.id);
  if (session && asked.prompt !== 'login') return back(pool, asked, session, host);
  if (asked.prompt === 'none') {
    return redirect(withParameters(asked.redirectUri, { error: 'login_required', state: asked.state }));
  }
  return redirect(`../login?${request.query}`);
}

/** `GET` and `POST /login`: shows who can be chosen; a choice opens a session. */
export function login(pool: UserPool, request: WebRequest, host: Host): WebResponse {
  const asked = readSignInRequest(pool, new URLSearchParams(request.query));
  if ('kind' in asked) return asked.kind === 'page' ? refusedPage(asked.error) : redirect(asked.to);
  if (request.method !== 'POST') return pickerPage(pool, new URL(asked.redirectUri).origin);
  // Another site must not sign somebody in as it likes.
  if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin')
    return refusedPage('cross_site');
  const chosen = new URLSearchParams(request.body.toString('utf8')).get('account') ?? '';
  const account = accountOf(pool, chosen);
  if (account === undefined) return pickerPage(pool, new URL(asked.redirectUri).origin, 400);

  const id = grants(host).openSession(pool.id, account.sub);
  const session = grants(host).session(id, pool.id);
  if (session === undefined) throw new Error('A session ended before it began.');
  return withCookie(back(pool, asked, session, host), `${cookieName}=${id}; Max-Age=3600`);
}

/** `GET /logout?client_id&logout_uri`: ends the session of this browser, then goes where the program registered. */
export function logout(pool: UserPool, request: WebRequest, host: Host): WebResponse {
  const query = new URLSearchParams(request.query);
  const client = pool.clients.get(query.get('client_id') ?? '');
  const target = query.get('logout_uri') ?? '';
  if (client === undefined) return refusedPage('invalid_client');
  if (!client.logoutUrls.includes(target)) return refusedPage('redirect_mismatch');
  grants(host).closeSession(sessionId(request));
  return withCookie(redirect(target), `${cookieName}=; Max-Age=0`);
}

function back(
  pool: UserPool,
  asked: SignInRequest,
  { sub, signedInAt }: { readonly sub: string; readonly signedInAt: number },
  host: Host,
): WebResponse {
  const { client, redirectUri, scope, challenge, nonce, state } = asked;
  const code = grants(host).issueCode({
    pool: pool.id,
    client: client.id,
    ...{ sub, signedInAt, scope, redirectUri, challenge, nonce },
  });
  return redirect(withParameters(redirectUri, { code, state }));
}

const redirect = (location: string): WebResponse => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: '',
});

const withCookie = (response: WebResponse, cookie: string): WebResponse => ({
  ...response,
  headers: { ...response.headers, 'set-cookie': `${cookie}; Path=/_local/identity; HttpOnly; SameSite=Lax` },
});

function sessionId({ headers }: WebRequest): string {
  const cookies = (headers.cookie ?? '').split(/;\s*/).map((cookie) => cookie.split('='));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? '';
}
