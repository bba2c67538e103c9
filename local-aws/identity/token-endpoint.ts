import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { jsonResponse, type WebRequest, type WebResponse } from '../http/web.ts';
import { accountOf } from './accounts.ts';
import { grants } from './grants.ts';
import { mintTokens } from './tokens.ts';
import type { UserPool } from './user-pool.ts';

const parameters = z.object({
  grant_type: z.optional(z.string()),
  client_id: z.optional(z.string()),
  code: z.optional(z.string()),
  redirect_uri: z.optional(z.string()),
  code_verifier: z.optional(z.string()),
  refresh_token: z.optional(z.string()),
  token: z.optional(z.string()),
});
type Parameters = z.infer<typeof parameters>;

const codeGrant = z.object({
  pool: z.string(),
  client: z.string(),
  sub: z.string(),
  scope: z.string(),
  signedInAt: z.number(),
  redirectUri: z.string(),
  challenge: z.string(),
  nonce: z.optional(z.string()),
});

/** `POST /oauth2/token`: exchanges a code or a refresh token. */
export async function token(pool: UserPool, request: WebRequest, host: Host): Promise<WebResponse> {
  const form = readForm(request);
  if (form === undefined) return refused('invalid_request');
  if (form.grant_type === 'authorization_code') return exchangeCode(pool, form, host);
  if (form.grant_type === 'refresh_token') return refresh(pool, form, host);
  return refused('unsupported_grant_type');
}

/** `POST /oauth2/revoke`: ends the refresh tokens of a signing in; what is unknown is ended already. */
export function revoke(pool: UserPool, request: WebRequest, host: Host): WebResponse {
  const form = readForm(request);
  const client = pool.clients.get(form?.client_id ?? '');
  if (form?.token === undefined) return refused('invalid_request');
  if (client === undefined) return refused('invalid_client');
  if (!client.revocable) return refused('unsupported_token_type');
  grants(host).revoke(form.token, client.id);
  return { status: 200, headers: {}, body: '' };
}

async function exchangeCode(pool: UserPool, form: Parameters, host: Host): Promise<WebResponse> {
  const client = pool.clients.get(form.client_id ?? '');
  if (client === undefined) return refused('invalid_client');
  const { success, data: grant } = codeGrant.safeParse(grants(host).redeemCode(form.code ?? ''));
  const account = success ? accountOf(pool, grant.sub) : undefined;
  const verified = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url');
  if (
    !success ||
    account === undefined ||
    grant.pool !== pool.id ||
    grant.client !== client.id ||
    grant.redirectUri !== form.redirect_uri ||
    grant.challenge !== verified
  ) {
    return refused('invalid_grant');
  }
  const { token: refresh_token, origin } = grants(host).issueRefreshToken(grant, client.lifetimes.refresh);
  const minted = await mintTokens({ pool, client, account, grant, origin, nonce: grant.nonce }, host);
  return granted({ ...minted, refresh_token, expires_in: client.lifetimes.access, token_type: 'Bearer' });
}

async function refresh(pool: UserPool, form: Parameters, host: Host): Promise<WebResponse> {
  const client = pool.clients.get(form.client_id ?? '');
  const given = form.refresh_token ?? '';
  if (client === undefined) return refused('invalid_client');
  const grant = grants(host).refresh(given, client.rotationGrace ?? 0);
  const account = grant && accountOf(pool, grant.sub);
  if (!grant || account === undefined || grant.pool !== pool.id || grant.client !== client.id) {
    return refused('invalid_grant');
  }
  const rotated = client.rotationGrace === undefined ? undefined : grants(host).rotate(given, grant);
  const minted = await mintTokens({ pool, client, account, grant, origin: grant.origin }, host);
  return granted({
    ...minted,
    ...(rotated !== undefined && { refresh_token: rotated }),
    expires_in: client.lifetimes.access,
    token_type: 'Bearer',
  });
}

function readForm({ headers, body }: WebRequest): Parameters | undefined {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '')) return undefined;
  return parameters.safeParse(Object.fromEntries(new URLSearchParams(body.toString('utf8')))).data;
}

const granted = (body: object): WebResponse => {
  const { headers, ...rest } = jsonResponse(200, body);
  return { ...rest, headers: { ...headers, 'cache-control': 'no-store', pragma: 'no-cache' } };
};

const refused = (error: string): WebResponse => {
  const { headers, ...rest } = jsonResponse(400, { error });
  return { ...rest, headers: { ...headers, 'cache-control': 'no-store' } };
};
