import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Host, part } from '../host.ts';
import { readRequest } from '../http/read-request.ts';
import { jsonResponse, type WebRequest, type WebResponse } from '../http/web.ts';
import { escapeHtml, renderPage, sendHtml } from '../pages/shell.ts';
import { accountsOf } from './accounts.ts';
import { authorize, login, logout } from './sign-in-pages.ts';
import { signingKeys } from './signing-keys.ts';
import { revoke, token } from './token-endpoint.ts';
import { type UserPool, userPools } from './user-pool.ts';

const path = '/_local/identity';

/** Bytes of a form; the longest is a refresh token with its client. */
const largestForm = 16 * 1024;

type Endpoint = (pool: UserPool, request: WebRequest, host: Host) => WebResponse | Promise<WebResponse>;

/** What Cognito answers under the domain of the pool, and under its id: the last two. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /oauth2/authorize': authorize,
  'GET /login': login,
  'POST /login': login,
  'GET /logout': logout,
  'POST /oauth2/token': token,
  'POST /oauth2/revoke': revoke,
  'GET /.well-known/jwks.json': async (pool, _, host) =>
    jsonResponse(200, { keys: [(await signingKeys(host).of(pool.id)).publicJwk] }),
  'GET /.well-known/openid-configuration': (pool, _, host) => jsonResponse(200, discovery(pool, host)),
};

/** Programs in browsers fetch these from pages of other addresses. */
const forEveryOrigin = /^\/(oauth2\/(token|revoke)|\.well-known\/.+)$/;

/** Where the local issuer answers for the domain of a pool. */
export const domainUrl = (domain: string, host: Host): string => `${host.door.url}${path}/${domain}`;

/** Registers the issuer with the door once: `/_local/identity/<pool id or domain>/…`. */
export const identityPage = part((host: Host) => {
  host.door.addPage({
    path,
    title: { id: 'Akun petugas', en: 'Staff accounts' },
    about: {
      id: 'Siapa saja yang dapat masuk di komputer ini.',
      en: 'Who can sign in on this machine.',
    },
    handle: async (incoming, response) => {
      if (incoming.url === path || incoming.url === `${path}/`) sendHtml(response, overview(host));
      else send(response, await answer(incoming, host));
    },
  });
});

async function answer(incoming: IncomingMessage, host: Host): Promise<WebResponse> {
  const request = await readRequest(incoming, largestForm);
  const [name = '', ...rest] = request.path.slice(path.length + 1).split('/');
  const below = `/${rest.join('/')}`;
  const pool = [...userPools(host).values()].find(({ id, domain }) => id === name || domain === name);
  const open = forEveryOrigin.test(below) ? { 'access-control-allow-origin': '*' } : {};
  if (request.method === 'OPTIONS') return { status: 204, headers: { ...open, ...preflight }, body: '' };
  const endpoint = endpoints[`${request.method} ${below}`];
  if (pool === undefined || endpoint === undefined) return jsonResponse(404, { message: 'Not Found' });
  const response = await endpoint(pool, request, host);
  return { ...response, headers: { ...response.headers, ...open } };
}

const preflight = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
};

function discovery(pool: UserPool, host: Host): object {
  const base = domainUrl(pool.domain ?? pool.id, host);
  return {
    issuer: pool.issuer,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    revocation_endpoint: `${base}/oauth2/revoke`,
    end_session_endpoint: `${base}/logout`,
    jwks_uri: `${domainUrl(pool.id, host)}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['none'],
  };
}

function overview(host: Host): string {
  const rows = [...userPools(host).values()].flatMap((pool) =>
    accountsOf(pool).map((account) => {
      const { name, work, email, groups } = account;
      const cells = [name, work, email, groups.join(' ')].map((text) => `<td>${escapeHtml(text)}</td>`);
      return `<tr>${cells.join('')}</tr>`;
    }),
  );
  return renderPage({
    title: { id: 'Akun petugas', en: 'Staff accounts' },
    body: `<p>Orang-orang rekaan ini dapat dipilih di halaman masuk, tanpa sandi, hanya di komputer ini.
<span class="soft" lang="en">These invented people can be chosen on the sign-in page, without a password, on this machine only.</span></p>
<table><thead><tr><th>Nama</th><th>Tugas</th><th>Surel</th><th>Kelompok</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  });
}

function send(response: ServerResponse, { status, headers, body }: WebResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
